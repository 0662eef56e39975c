package com.motionmavericks.api.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.domain.notifications.ConnectSlack;
import com.motionmavericks.domain.notifications.DisconnectSlack;
import com.motionmavericks.domain.notifications.SlackConnection;
import com.motionmavericks.domain.notifications.SlackConnection.Target;
import com.motionmavericks.domain.notifications.SlackConnections;
import com.motionmavericks.domain.problems.FieldError.Code;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Credential;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The studio's connection with Slack. Its secret is never read back.
@Path("/v1/slack-connection")
@Produces(MediaType.APPLICATION_JSON)
public final class SlackConnectionResource {
    private final SlackConnections connections;
    private final String webhookPrefix;

    /// @param webhookPrefix the beginning of every incoming webhook of Slack; no other address is called
    public SlackConnectionResource(SlackConnections connections, String webhookPrefix) {
        this.connections = connections;
        this.webhookPrefix = webhookPrefix;
    }

    /// The body that connects Slack: a webhook's address, or a bot's token and its channel.
    record Body(@Pattern(regexp = "[!-~]{1,500}", message = PRINTABLE) @Nullable String webhookUrl,
            @Pattern(regexp = "[!-~]{1,500}", message = PRINTABLE) @Nullable String botToken,
            @Pattern(regexp = "[^\\p{C}\\p{Z}\\u2800]{1,100}", message = "must have 1 to 100 characters, and no blanks") @Nullable String channel) {
        private static final String PRINTABLE = "must have 1 to 500 printable ASCII characters";

        ConnectSlack toCommand(String webhookPrefix) {
            return new ConnectSlack(webhookUrl == null
                    ? new Target.Bot(required("/botToken", botToken), required("/channel", channel))
                    : webhook(webhookUrl, webhookPrefix));
        }

        private static String required(String pointer, @Nullable String value) {
            if (value == null) {
                throw Refused.invalid(pointer, Code.REQUIRED, "must be there, unless webhookUrl is");
            }
            return value;
        }

        private Target webhook(String url, String prefix) {
            if (botToken != null || channel != null) {
                throw Refused.invalid("/webhookUrl", Code.NOT_ALLOWED, "must not go with botToken or channel");
            }
            if (!url.startsWith(prefix)) {
                throw Refused.invalid("/webhookUrl", Code.MALFORMED, "must begin with " + prefix);
            }
            return new Target.Webhook(url);
        }
    }

    /// A connection on the wire.
    ///
    /// @param channel of a bot; absent for a webhook, which has its own
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(SlackConnection.Kind kind, @Nullable String channel, Instant connectedAt,
            Instant updatedAt, long version) {
        static Representation of(SlackConnection connection) {
            return new Representation(connection.kind(), connection.channel(), connection.connectedAt(),
                    connection.updatedAt(), connection.version());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response connect(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Body body) {
        var connection = connections.connect(caller, IdempotencyKeys.required(key), body.toCommand(webhookPrefix));
        return ETags.answer(Response.created(URI.create("/v1/slack-connection")), connection.version(),
                Representation.of(connection));
    }

    @GET
    public Response get(@Auth Credential caller, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var connection = connections.get(caller);
        return ETags.read(ifNoneMatch, connection.version(), Representation.of(connection));
    }

    @DELETE
    public void disconnect(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        connections.disconnect(caller, IdempotencyKeys.optional(key), new DisconnectSlack(ETags.required(ifMatch)));
    }
}
