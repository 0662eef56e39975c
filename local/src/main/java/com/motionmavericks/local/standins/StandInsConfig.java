package com.motionmavericks.local.standins;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the stand-ins run.
///
/// @param resendPort 0 for any free one, as with `clerkPort`
/// @param data the directory of the ledger and of Clerk's key
/// @param resendWebhookUrl where Resend's webhooks go; none are sent without it
/// @param resendWebhookSecret `whsec_` and base64
/// @param resendApiKey the one key that is let in
/// @param clerkIssuer `iss` of the tokens; the stand-in's own URL when absent
/// @param clerkSecretKey the one key that is let in; any when absent
/// @param clerkAuthorizedParty `azp` of the tokens; left out when absent
public record StandInsConfig(int resendPort, int clerkPort, Path data, @Nullable URI resendWebhookUrl,
        String resendWebhookSecret, String resendApiKey, @Nullable String clerkIssuer, @Nullable String clerkSecretKey,
        @Nullable String clerkAuthorizedParty) {

    /// Reads RESEND_PORT, CLERK_PORT, STAND_INS_DATA, RESEND_WEBHOOK_SECRET and RESEND_API_KEY, and if they are there
    /// RESEND_WEBHOOK_URL, CLERK_ISSUER, CLERK_SECRET_KEY and CLERK_AUTHORIZED_PARTY.
    ///
    /// @throws NullPointerException naming a variable that is missing
    public static StandInsConfig fromEnvironment(Map<String, String> env) {
        return new StandInsConfig(Integer.parseInt(required(env, "RESEND_PORT")),
                Integer.parseInt(required(env, "CLERK_PORT")), Path.of(required(env, "STAND_INS_DATA")),
                Optional.ofNullable(env.get("RESEND_WEBHOOK_URL")).map(URI::create).orElse(null),
                required(env, "RESEND_WEBHOOK_SECRET"), required(env, "RESEND_API_KEY"), env.get("CLERK_ISSUER"),
                env.get("CLERK_SECRET_KEY"), env.get("CLERK_AUTHORIZED_PARTY"));
    }

    private static String required(Map<String, String> env, String name) {
        return Objects.requireNonNull(env.get(name), name + " must be set");
    }
}
