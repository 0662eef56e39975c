package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.FakeParkedSteps;
import com.motionmavericks.workflows.entity.RowId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A Slack channel and Slack, in memory, with the rules of the domain.
final class FakeSlackChannel implements SlackChannelRows, SlackChannelPosts {
    final List<UUID> waiting = new CopyOnWriteArrayList<>();
    final List<UUID> posted = new CopyOnWriteArrayList<>();
    final FakeParkedSteps parkedSteps = new FakeParkedSteps((step, action) -> {
        switch (action) {
            case RETRY -> {
            }
            case SKIP -> waiting.remove(UUID.fromString(step.target()));
            case ABORT -> waiting.clear();
        }
    });
    /// What Slack does with the message about an event.
    volatile Consumer<UUID> vendor = _ -> {};

    @Override
    public SlackChannelFacts readSlackChannel(RowId channel) {
        return new SlackChannelFacts(waiting.stream().findFirst().orElse(null), parkedSteps.of(channel));
    }

    @Override
    public void postEvent(RowId channel, UUID event) {
        vendor.accept(event);
        posted.add(event);
        waiting.remove(event);
    }
}
