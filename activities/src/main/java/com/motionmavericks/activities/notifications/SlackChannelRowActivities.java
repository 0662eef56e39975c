package com.motionmavericks.activities.notifications;

import com.motionmavericks.domain.notifications.SlackChannels;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.notifications.SlackChannelFacts;
import com.motionmavericks.workflows.notifications.SlackChannelRows;
import java.util.Set;

/// Reads the rows of a Slack channel for its workflow.
public final class SlackChannelRowActivities implements SlackChannelRows {
    private final SlackChannels channels;

    public SlackChannelRowActivities(SlackChannels channels) {
        this.channels = channels;
    }

    @Override
    public SlackChannelFacts readSlackChannel(RowId id) {
        var channel = channels.get(id.tenantId());
        return new SlackChannelFacts(channel.next(), Set.copyOf(channel.parked()));
    }
}
