package com.motionmavericks.worker;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.motionmavericks.domain.Domain;
import com.motionmavericks.domain.tenancy.DatabaseAccess;
import com.motionmavericks.process.PublicUrl;
import com.motionmavericks.process.tracing.TracingConfiguration;
import com.motionmavericks.workflows.entity.VendorRetries;
import io.dropwizard.core.Configuration;
import java.net.URI;
import java.time.Duration;

/// The content of `worker.yml`, which gives the reason of each value.
public final class WorkerConfiguration extends Configuration {
    /// @param drain how long running activities may take when the process stops
    public record Temporal(String address, String namespace, int activitySlots, int mailSlots, int webhookSlots,
            int readSlots, Duration drain) {}

    /// @param perSecond the vendor's limit of calls a second, for all workers together
    public record Resend(URI url, String apiKey, String from, double perSecond) {}

    public record Mux(URI url, String tokenId, String tokenSecret) {}

    public record Clerk(URI url, String secretKey) {}

    public record Slack(URI apiUrl) {}

    public record Relay(Duration pause, int batch, int senders) {}

    public record EventRouting(Duration pause, int batch) {}

    /// @param allowLoopback whether webhooks may go to this machine: for local systems only
    public record Webhooks(boolean allowLoopback) {}

    public record SignInRequests(Duration pause, int batch) {}

    public record Sweep(Duration interval, Duration grace) {}

    final DatabaseAccess database;
    final String secretKeys;
    final URI publicUrl;
    final Temporal temporal;
    final Resend resend;
    final Mux mux;
    final Clerk clerk;
    final Slack slack;
    final VendorRetries vendorRetries;
    final Relay relay;
    final EventRouting eventRouting;
    final EventRouting webhookRouting;
    final Webhooks webhooks;
    final SignInRequests signInRequests;
    final Sweep sweep;
    final TracingConfiguration tracing;
    final Domain.Times times;

    @JsonCreator
    WorkerConfiguration(@JsonProperty(value = "database", required = true) DatabaseAccess database,
            @JsonProperty(value = "secretKeys", required = true) String secretKeys,
            @JsonProperty(value = "publicUrl", required = true) URI publicUrl,
            @JsonProperty(value = "temporal", required = true) Temporal temporal,
            @JsonProperty(value = "resend", required = true) Resend resend,
            @JsonProperty(value = "mux", required = true) Mux mux,
            @JsonProperty(value = "clerk", required = true) Clerk clerk,
            @JsonProperty(value = "slack", required = true) Slack slack,
            @JsonProperty(value = "vendorRetries", required = true) VendorRetries vendorRetries,
            @JsonProperty(value = "relay", required = true) Relay relay,
            @JsonProperty(value = "eventRouting", required = true) EventRouting eventRouting,
            @JsonProperty(value = "webhookRouting", required = true) EventRouting webhookRouting,
            @JsonProperty(value = "webhooks", required = true) Webhooks webhooks,
            @JsonProperty(value = "signInRequests", required = true) SignInRequests signInRequests,
            @JsonProperty(value = "sweep", required = true) Sweep sweep,
            @JsonProperty(value = "tracing", required = true) TracingConfiguration tracing,
            @JsonProperty(value = "times", required = true) Domain.Times times) {
        this.database = database;
        this.secretKeys = secretKeys;
        this.publicUrl = PublicUrl.require(publicUrl);
        this.temporal = temporal;
        this.resend = resend;
        this.mux = mux;
        this.clerk = clerk;
        this.slack = slack;
        this.vendorRetries = vendorRetries;
        this.relay = relay;
        this.eventRouting = eventRouting;
        this.webhookRouting = webhookRouting;
        this.webhooks = webhooks;
        this.signInRequests = signInRequests;
        this.sweep = sweep;
        this.tracing = tracing;
        this.times = times;
    }
}
