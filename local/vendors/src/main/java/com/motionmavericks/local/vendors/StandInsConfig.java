package com.motionmavericks.local.vendors;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The configuration of the stand-ins. Port 0 means any free port; without a webhook URL a vendor sends no webhooks.
///
/// @param data the directory of the ledgers, the uploads and Clerk's key
public record StandInsConfig(Path data, Resend resend, Clerk clerk, Mux mux, Slack slack) {

    /// @param webhookSecret `whsec_` and the key as base64
    /// @param apiKey the only valid API key
    public record Resend(int port, @Nullable URI webhookUrl, String webhookSecret, String apiKey) {}

    /// @param issuer `iss` of the tokens; the stand-in's own URL if absent
    /// @param secretKey the only valid secret key; if absent, every key is valid
    /// @param authorizedParty `azp` of the tokens; none if absent
    public record Clerk(int port, @Nullable String issuer, @Nullable String secretKey,
            @Nullable String authorizedParty, @Nullable URI webhookUrl, String webhookSecret) {}

    /// @param tokenId with `tokenSecret`, the only valid credential
    /// @param signingPublicKey the public half of the key that signs playback tokens, as base64 of its X.509 form
    public record Mux(int port, @Nullable URI webhookUrl, String webhookSecret, String tokenId, String tokenSecret,
            String signingPublicKey) {}

    /// @param webhookSecret the last part of the path of the only incoming webhook
    /// @param botToken the only valid bot token
    public record Slack(int port, String webhookSecret, String botToken) {}

    /// Reads the environment variables of these names: `RESEND_PORT`, `MUX_TOKEN_ID` and so on; `STAND_INS_DATA` is the
    /// directory.
    ///
    /// @throws NullPointerException that names a missing variable
    public static StandInsConfig fromEnvironment(Map<String, String> env) {
        return new StandInsConfig(Path.of(required(env, "STAND_INS_DATA")),
                new Resend(port(env, "RESEND_PORT"), uri(env, "RESEND_WEBHOOK_URL"),
                        required(env, "RESEND_WEBHOOK_SECRET"), required(env, "RESEND_API_KEY")),
                new Clerk(port(env, "CLERK_PORT"), env.get("CLERK_ISSUER"), env.get("CLERK_SECRET_KEY"),
                        env.get("CLERK_AUTHORIZED_PARTY"), uri(env, "CLERK_WEBHOOK_URL"),
                        required(env, "CLERK_WEBHOOK_SECRET")),
                new Mux(port(env, "MUX_PORT"), uri(env, "MUX_WEBHOOK_URL"), required(env, "MUX_WEBHOOK_SECRET"),
                        required(env, "MUX_TOKEN_ID"), required(env, "MUX_TOKEN_SECRET"),
                        required(env, "MUX_SIGNING_PUBLIC_KEY")),
                new Slack(port(env, "SLACK_PORT"), required(env, "SLACK_WEBHOOK_SECRET"),
                        required(env, "SLACK_BOT_TOKEN")));
    }

    private static int port(Map<String, String> env, String name) {
        return Integer.parseInt(required(env, name));
    }

    private static @Nullable URI uri(Map<String, String> env, String name) {
        return Optional.ofNullable(env.get(name)).map(URI::create).orElse(null);
    }

    private static String required(Map<String, String> env, String name) {
        return Objects.requireNonNull(env.get(name), name + " must be set");
    }
}
