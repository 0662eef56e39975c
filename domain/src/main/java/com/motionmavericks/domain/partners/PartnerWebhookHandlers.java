package com.motionmavericks.domain.partners;

import java.util.Map;

/// The handlers of partners' webhooks.
public final class PartnerWebhookHandlers {
    /// By type. A webhook of another type stays UNHANDLED, until it is replayed after a handler was added.
    public static final Map<String, PartnerWebhookHandler> BY_TYPE = Map.of(
            // Stored is enough: an ADMIN reads it.
            "asset.delivered", (_, _, _) -> {});

    private PartnerWebhookHandlers() {}
}
