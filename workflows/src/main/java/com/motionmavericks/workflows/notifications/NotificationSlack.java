package com.motionmavericks.workflows.notifications;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// What the workflow tells the studio's Slack, which neither deduplicates nor can be asked.
@ActivityInterface
public interface NotificationSlack {
    void tellSlack(RowId notification);
}
