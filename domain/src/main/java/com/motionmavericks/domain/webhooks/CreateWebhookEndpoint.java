package com.motionmavericks.domain.webhooks;

import com.motionmavericks.domain.text.Title;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The command to subscribe a URL.
///
/// @param url that [WebhookAddresses#require] has allowed
/// @param eventTypes their names; empty for all
public record CreateWebhookEndpoint(String url, @Nullable Title description, List<String> eventTypes) {}
