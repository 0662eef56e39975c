package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.FakeParkedSteps;
import com.motionmavericks.workflows.entity.RowId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A notification's row, its recipients, the mail vendor and Slack, in memory, with the rules of the domain.
final class FakeNotification
        implements
            NotificationRows,
            NotificationMail,
            NotificationSlack {
    static final UUID ANN = new UUID(0, 1);
    static final UUID BOB = new UUID(0, 2);

    final FakeParkedSteps parkedSteps = new FakeParkedSteps((_, _) -> {});
    final List<String> sent = new CopyOnWriteArrayList<>();
    final List<UUID> unmailed = new CopyOnWriteArrayList<>();
    /// What a vendor does with a message to a member, or to `slack`.
    volatile Consumer<String> vendor = _ -> {};
    volatile @Nullable Instant recipientsDueAt;
    volatile boolean slackUntold;

    FakeNotification(Instant now) {
        this.recipientsDueAt = now;
    }

    @Override
    public NotificationFacts readNotification(RowId id) {
        return new NotificationFacts(recipientsDueAt, List.copyOf(unmailed), slackUntold, parkedSteps.of(id));
    }

    @Override
    public void resolveRecipients(RowId id, Instant asOf) {
        recipientsDueAt = null;
        slackUntold = true;
        unmailed.addAll(List.of(ANN, BOB));
    }

    @Override
    public void notifyMember(RowId id, UUID member) {
        vendor.accept(member.toString());
        sent.add(member.toString());
        unmailed.remove(member);
    }

    @Override
    public void tellSlack(RowId id) {
        vendor.accept("slack");
        sent.add("slack");
        slackUntold = false;
    }

    /// Nothing is due any more, as the version after this workflow reads it.
    void takeOver() {
        slackUntold = false;
        unmailed.clear();
    }
}
