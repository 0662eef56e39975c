package com.motionmavericks.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.motionmavericks.domain.Domain;
import com.motionmavericks.domain.tenancy.DatabaseAccess;
import com.motionmavericks.process.PublicUrl;
import com.motionmavericks.process.tracing.TracingConfiguration;
import io.dropwizard.core.Configuration;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/// The content of `api.yml`, which gives the reason of each value.
public final class ApiConfiguration extends Configuration {
    /// @param authorizedParties the origins of the accepted frontends
    public record Clerk(String issuer, URI jwksUrl, Set<String> authorizedParties, String webhookSecret) {}

    /// @param signingKey base64 of the PEM, as Mux gives it
    /// @param mediaSources the hosts of films, as in a content security policy
    public record Mux(String webhookSecret, String signingKeyId, String signingKey, URI streamUrl,
            String mediaSources) {}

    /// @param allowLoopback whether webhooks may go to this machine: for local systems only
    public record Webhooks(boolean allowLoopback) {}

    final DatabaseAccess database;
    final DatabaseAccess ownerDatabase;
    final String secretKeys;
    final URI publicUrl;
    final Set<String> corsAllowedOrigins;
    final String trustedProxies;
    final Clerk clerk;
    final String resendWebhookSecret;
    final Duration accessTokenLifetime;
    final Mux mux;
    final String slackWebhookPrefix;
    final double rateLimitFactor;
    final int requestsPerStudio;
    final int maxConnections;
    final Webhooks webhooks;
    final TracingConfiguration tracing;
    final Domain.Times times;

    @JsonCreator
    ApiConfiguration(@JsonProperty(value = "database", required = true) DatabaseAccess database,
            @JsonProperty(value = "ownerDatabase", required = true) DatabaseAccess ownerDatabase,
            @JsonProperty(value = "secretKeys", required = true) String secretKeys,
            @JsonProperty(value = "publicUrl", required = true) URI publicUrl,
            @JsonProperty(value = "corsAllowedOrigins", required = true) Set<String> corsAllowedOrigins,
            @JsonProperty(value = "trustedProxies", required = true) String trustedProxies,
            @JsonProperty(value = "clerk", required = true) Clerk clerk,
            @JsonProperty(value = "resendWebhookSecret", required = true) String resendWebhookSecret,
            @JsonProperty(value = "accessTokenLifetime", required = true) Duration accessTokenLifetime,
            @JsonProperty(value = "mux", required = true) Mux mux,
            @JsonProperty(value = "slackWebhookPrefix", required = true) String slackWebhookPrefix,
            @JsonProperty(value = "rateLimitFactor", required = true) double rateLimitFactor,
            @JsonProperty(value = "requestsPerStudio", required = true) int requestsPerStudio,
            @JsonProperty(value = "maxConnections", required = true) int maxConnections,
            @JsonProperty(value = "webhooks", required = true) Webhooks webhooks,
            @JsonProperty(value = "tracing", required = true) TracingConfiguration tracing,
            @JsonProperty(value = "times", required = true) Domain.Times times) {
        this.database = database;
        this.ownerDatabase = ownerDatabase;
        this.secretKeys = secretKeys;
        this.publicUrl = PublicUrl.require(publicUrl);
        this.corsAllowedOrigins = corsAllowedOrigins;
        this.trustedProxies = trustedProxies;
        this.clerk = clerk;
        this.resendWebhookSecret = resendWebhookSecret;
        this.accessTokenLifetime = accessTokenLifetime;
        this.mux = mux;
        this.slackWebhookPrefix = slackWebhookPrefix;
        this.rateLimitFactor = rateLimitFactor;
        this.requestsPerStudio = requestsPerStudio;
        this.maxConnections = maxConnections;
        this.webhooks = webhooks;
        this.tracing = tracing;
        this.times = times;
    }
}
