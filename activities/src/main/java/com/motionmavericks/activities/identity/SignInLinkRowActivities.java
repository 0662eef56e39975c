package com.motionmavericks.activities.identity;

import com.motionmavericks.domain.identity.SignInLink;
import com.motionmavericks.domain.identity.SignInLinkProcess;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.identity.SignInLinkFacts;
import com.motionmavericks.workflows.identity.SignInLinkRows;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/// Reads and changes the row of a sign-in link for its workflow.
public final class SignInLinkRowActivities implements SignInLinkRows {
    private static final SignInLinkFacts GONE = new SignInLinkFacts(true, 0, Instant.EPOCH, null, Set.of());

    private final SignInLinkProcess links;

    public SignInLinkRowActivities(SignInLinkProcess links) {
        this.links = links;
    }

    @Override
    public SignInLinkFacts readSignInLink(RowId id) {
        return links.find(id.tenantId(), id.id()).map(SignInLinkRowActivities::facts).orElse(GONE);
    }

    @Override
    public void expireSignInLink(RowId id, Instant asOf) {
        links.expire(id.tenantId(), id.id(), asOf);
    }

    private static SignInLinkFacts facts(SignInLink link) {
        return new SignInLinkFacts(link.status() != SignInLink.Status.OPEN, link.generation(), link.expiresAt(),
                link.mailDueAt(), Set.copyOf(Objects.requireNonNull(link.parked())));
    }
}
