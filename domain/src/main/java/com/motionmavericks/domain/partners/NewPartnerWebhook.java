package com.motionmavericks.domain.partners;

/// A webhook that comes from a partner, with a verified signature.
///
/// @param webhookId the partner's own id of it
/// @param body UTF-8, exactly as it was signed
public record NewPartnerWebhook(String webhookId, String envelopeVersion, String type, String body) {}
