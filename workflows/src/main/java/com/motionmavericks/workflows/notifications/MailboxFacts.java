package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What the workflow reads of a mailbox.
///
/// @param unmailed the events to mail now
public record MailboxFacts(List<UUID> unmailed, Set<String> parked) implements Facts {
    @Override
    public boolean isDoneAt(Instant now) {
        return unmailed.isEmpty();
    }
}
