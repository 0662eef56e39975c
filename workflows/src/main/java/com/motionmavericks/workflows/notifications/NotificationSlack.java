package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// Posts to the studio's Slack, which neither deduplicates messages nor can be asked for them.
@ActivityInterface
public interface NotificationSlack {
    void tellSlack(RowId notification);
}
