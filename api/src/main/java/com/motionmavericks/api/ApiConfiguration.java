package com.motionmavericks.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.motionmavericks.domain.identity.InvitationTimes;
import com.motionmavericks.domain.tenancy.DatabaseAccess;
import io.dropwizard.core.Configuration;
import java.net.URI;
import java.time.Duration;

/// What `api.yml` says; each value's reason stands there.
public final class ApiConfiguration extends Configuration {
    public record Clerk(String issuer, URI jwksUrl) {}

    final DatabaseAccess database;
    final DatabaseAccess ownerDatabase;
    final String secretKeys;
    final URI publicUrl;
    final Clerk clerk;
    final String resendWebhookSecret;
    final Duration accessTokenLifetime;
    final InvitationTimes invitations;

    @JsonCreator
    ApiConfiguration(@JsonProperty(value = "database", required = true) DatabaseAccess database,
            @JsonProperty(value = "ownerDatabase", required = true) DatabaseAccess ownerDatabase,
            @JsonProperty(value = "secretKeys", required = true) String secretKeys,
            @JsonProperty(value = "publicUrl", required = true) URI publicUrl,
            @JsonProperty(value = "clerk", required = true) Clerk clerk,
            @JsonProperty(value = "resendWebhookSecret", required = true) String resendWebhookSecret,
            @JsonProperty(value = "accessTokenLifetime", required = true) Duration accessTokenLifetime,
            @JsonProperty(value = "invitations", required = true) InvitationTimes invitations) {
        this.database = database;
        this.ownerDatabase = ownerDatabase;
        this.secretKeys = secretKeys;
        this.publicUrl = publicUrl;
        this.clerk = clerk;
        this.resendWebhookSecret = resendWebhookSecret;
        this.accessTokenLifetime = accessTokenLifetime;
        this.invitations = invitations;
    }
}
