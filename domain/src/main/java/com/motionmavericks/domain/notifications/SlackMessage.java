package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.deliveries.Delivery;
import java.util.UUID;

/// A message with what it takes to post it to a studio's Slack. It holds a secret, so it lives in memory only.
///
/// @param mayHaveArrived whether an earlier attempt may have reached Slack: then only an operator may have it sent again
public record SlackMessage(UUID tenantId, Delivery delivery, EventSummary event, SlackConnection.Target target,
        boolean mayHaveArrived) {}
