package com.motionmavericks.domain.notifications;

import java.util.List;
import java.util.UUID;

/// What a member is to be mailed at once, as the workflow of the mailbox sees it.
///
/// @param unmailed the events to mail, one mail each; parked ones first, then the oldest
/// @param parked the steps that the workflow has parked, as `step/target`
public record Mailbox(List<UUID> unmailed, List<String> parked) {}
