package com.motionmavericks.domain.partners;

/// A partner with its new secret, which is shown this once.
///
/// @param secret `whsec_` and the base64 of 32 bytes
public record NewPartnerSecret(Partner partner, String secret) {}
