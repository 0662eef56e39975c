package com.motionmavericks.workflows.notifications;

import com.motionmavericks.steps.OperatorAction;
import com.motionmavericks.workflows.entity.FakeParkedSteps;
import com.motionmavericks.workflows.entity.RowId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A mailbox and the mail vendor, in memory, with the rules of the domain.
final class FakeMailbox implements MailboxRows, MailboxMail {
    final List<UUID> unmailed = new CopyOnWriteArrayList<>();
    final List<UUID> sent = new CopyOnWriteArrayList<>();
    final FakeParkedSteps parkedSteps = new FakeParkedSteps((step, action) -> {
        if (action == OperatorAction.SKIP) {
            unmailed.remove(UUID.fromString(step.target()));
        }
    });
    /// What the vendor does with the mail about an event.
    volatile Consumer<UUID> vendor = _ -> {};

    @Override
    public MailboxFacts readMailbox(RowId mailbox) {
        return new MailboxFacts(List.copyOf(unmailed), parkedSteps.of(mailbox));
    }

    @Override
    public void mailEvent(RowId mailbox, UUID event) {
        vendor.accept(event);
        sent.add(event);
        unmailed.remove(event);
    }
}
