package com.motionmavericks.domain.apikeys;

/// A key with its token, which is shown this once.
public record NewApiKey(ApiKey key, String token) {}
