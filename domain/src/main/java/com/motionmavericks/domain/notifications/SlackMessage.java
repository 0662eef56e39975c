package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.deliveries.Delivery;
import java.util.UUID;

/// All that is needed to tell a studio's Slack. It holds what opens the channel, so it lives in memory only.
///
/// @param mayHaveArrived an earlier attempt may have reached Slack: it must not be made again unless somebody says so
public record SlackMessage(UUID tenantId, Delivery delivery, EventSummary happening, SlackConnection.Target target,
        boolean mayHaveArrived) {}
