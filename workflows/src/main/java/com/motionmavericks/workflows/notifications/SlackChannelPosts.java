package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;
import java.util.UUID;

/// Posts to the studio's Slack, which neither deduplicates messages nor can be asked for them.
@ActivityInterface
public interface SlackChannelPosts {
    void postEvent(RowId channel, UUID event);
}
