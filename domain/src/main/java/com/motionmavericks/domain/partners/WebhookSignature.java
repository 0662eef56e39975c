package com.motionmavericks.domain.partners;

/// The headers that sign a webhook, after Standard Webhooks.
///
/// @param id the same for each retry of the sender
/// @param timestamp in seconds since 1970
/// @param signatures `v1,<base64>`, several separated by spaces
public record WebhookSignature(String id, String timestamp, String signatures) {
    private static final int LONGEST_ID = 255;

    boolean hasId() {
        return !id.isEmpty() && id.length() <= LONGEST_ID;
    }
}
