package com.motionmavericks.domain.webhooks;

import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.text.Title;
import java.util.List;
import java.util.UUID;

/// The command to change some fields of an endpoint.
///
/// @param version that the caller saw
/// @param url absent, or one that [WebhookAddresses#require] has allowed
/// @param description null clears it
/// @param eventTypes absent or not null
/// @param status absent, ENABLED or PAUSED
public record ChangeWebhookEndpoint(UUID id, long version, Patch<String> url, Patch<Title> description,
        Patch<List<String>> eventTypes, Patch<WebhookEndpoint.Status> status) {
    WebhookEndpoint.Content applyTo(WebhookEndpoint.Content content) {
        return new WebhookEndpoint.Content(url.orKeep(content.url(), content.url()),
                description.orKeep(content.description()),
                eventTypes.orKeep(content.eventTypes(), content.eventTypes()),
                status.orKeep(content.status(), content.status()));
    }
}
