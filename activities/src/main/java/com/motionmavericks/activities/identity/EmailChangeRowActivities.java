package com.motionmavericks.activities.identity;

import com.motionmavericks.domain.identity.EmailChange;
import com.motionmavericks.domain.identity.EmailChangeProcess;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.identity.EmailChangeFacts;
import com.motionmavericks.workflows.identity.EmailChangeRows;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/// Reads and changes the row of a change of address for its workflow.
public final class EmailChangeRowActivities implements EmailChangeRows {
    private static final EmailChangeFacts GONE = new EmailChangeFacts(true, 0, Instant.EPOCH, null, null, Set.of());

    private final EmailChangeProcess changes;

    public EmailChangeRowActivities(EmailChangeProcess changes) {
        this.changes = changes;
    }

    @Override
    public EmailChangeFacts readEmailChange(RowId id) {
        return changes.find(id.tenantId(), id.id()).map(EmailChangeRowActivities::facts).orElse(GONE);
    }

    @Override
    public void expireEmailChange(RowId id, Instant asOf) {
        changes.expire(id.tenantId(), id.id(), asOf);
    }

    private static EmailChangeFacts facts(EmailChange change) {
        return new EmailChangeFacts(change.status() != EmailChange.Status.OPEN, change.generation(),
                change.expiresAt(), change.noticeDueAt(), change.mailDueAt(),
                Set.copyOf(Objects.requireNonNull(change.parked())));
    }
}
