package com.motionmavericks.local.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.motionmavericks.local.run.processes.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/// The environment variables of each process, for the same configuration files as in production. Ports and secrets are chosen
/// once and kept in `.local/settings.properties`.
public final class Settings {
    public static final String CLERK_ORGANIZATION = "org_local";
    static final String ADMIN_USER = "user_local_admin";
    public static final String DATABASE = "motion_mavericks";
    /// The ports of the stand-ins.
    record StandInPorts(int resend, int clerk, int mux, int slack) {}

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Map<String, String> variables;
    private final Properties kept = new Properties();

    /// @param variables further environment variables of worker and API
    Settings(Path directory, Map<String, String> variables) {
        this.variables = variables;
        file = directory.resolve("settings.properties");
        try {
            if (Files.exists(file)) {
                try (var in = Files.newInputStream(file)) {
                    kept.load(in);
                }
            } else {
                Files.createFile(file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The port of the last run, or at first the preferred port. Any free port, if that one is taken.
    int port(String name, int preferred) {
        var last = Integer.parseInt(kept.getProperty("port." + name, Integer.toString(preferred)));
        var port = Ports.free(last);
        keep("port." + name, Integer.toString(port));
        return port;
    }

    String secret(String name) {
        return kept("secret." + name, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(random(24)));
    }

    private String secretKeys() {
        return kept("secret.keys", () -> LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE) + ":"
                + Base64.getEncoder().encodeToString(random(32)));
    }

    private String webhookSecret() {
        return kept("secret.webhook", () -> "whsec_" + Base64.getEncoder().encodeToString(random(24)));
    }

    /// The key that signs playback tokens, as base64 of its PEM, the format that Mux uses.
    private String signingKey() {
        return kept("mux.signingKey", () -> pem(newSigningKey()));
    }

    Map<String, String> standIns(Path directory, StandInPorts ports, int apiPort) {
        signingKey();
        var environment = new HashMap<>(Map.of("RESEND_PORT", Integer.toString(ports.resend()), "CLERK_PORT",
                Integer.toString(ports.clerk()),
                "STAND_INS_DATA", directory.resolve("stand-ins").toString(), "RESEND_API_KEY", secret("resend"),
                "RESEND_WEBHOOK_URL", url(apiPort) + "/v1/webhooks/resend", "RESEND_WEBHOOK_SECRET", webhookSecret(),
                "CLERK_ISSUER", url(ports.clerk()), "CLERK_AUTHORIZED_PARTY", url(apiPort)));
        environment.putAll(Map.of("CLERK_WEBHOOK_URL", url(apiPort) + "/v1/webhooks/clerk", "CLERK_WEBHOOK_SECRET",
                webhookSecret()));
        environment.putAll(Map.of("MUX_PORT", Integer.toString(ports.mux()), "MUX_WEBHOOK_URL",
                url(apiPort) + "/v1/webhooks/mux", "MUX_WEBHOOK_SECRET", secret("muxWebhook"), "MUX_TOKEN_ID", "local",
                "MUX_TOKEN_SECRET", secret("mux"), "MUX_SIGNING_PUBLIC_KEY", kept.getProperty("mux.signingPublicKey")));
        environment.putAll(Map.of("SLACK_PORT", Integer.toString(ports.slack()), "SLACK_WEBHOOK_SECRET",
                secret("slackWebhook"), "SLACK_BOT_TOKEN", secret("slackBot")));
        return environment;
    }

    Map<String, String> api(String database, int port, int adminPort, StandInPorts ports) {
        var environment = new HashMap<>(shared(database, port));
        environment.putAll(Map.of("API_PORT", Integer.toString(port), "API_ADMIN_PORT", Integer.toString(adminPort),
                "API_DATABASE_PASSWORD", secret("mm_api"), "OWNER_DATABASE_PASSWORD", secret("mm_owner"),
                "CLERK_ISSUER", url(ports.clerk()), "CLERK_JWKS_URL", url(ports.clerk()) + "/.well-known/jwks.json",
                "CLERK_AUTHORIZED_PARTIES", url(port), "RESEND_WEBHOOK_SECRET", webhookSecret(), "CLERK_WEBHOOK_SECRET",
                webhookSecret()));
        environment.putAll(Map.of("MUX_WEBHOOK_SECRET", secret("muxWebhook"), "MUX_SIGNING_KEY_ID", "local",
                "MUX_SIGNING_KEY", signingKey(), "MUX_STREAM_URL", url(ports.mux()), "MUX_MEDIA_SOURCES",
                url(ports.mux()), "SLACK_WEBHOOK_PREFIX",
                url(ports.slack()) + "/services/"));
        return environment;
    }

    Map<String, String> worker(String database, int apiPort, int adminPort, String temporal,
            StandInPorts ports) {
        var environment = new HashMap<>(shared(database, apiPort));
        environment.putAll(Map.of("WORKER_ADMIN_PORT", Integer.toString(adminPort), "WORKER_DATABASE_PASSWORD",
                secret("mm_worker"), "TEMPORAL_ADDRESS", temporal, "RESEND_URL", url(ports.resend()), "RESEND_API_KEY",
                secret("resend"), "MAIL_FROM", "Motion Mavericks <studio@motion-mavericks.example>"));
        environment.putAll(Map.of("MUX_URL", url(ports.mux()), "MUX_TOKEN_ID", "local", "MUX_TOKEN_SECRET",
                secret("mux"), "SLACK_API_URL", url(ports.slack()) + "/api/", "CLERK_API_URL", url(ports.clerk()),
                "CLERK_SECRET_KEY", "local"));
        // For a quick story: a step parks after seconds instead of minutes.
        environment.putAll(Map.of("VENDOR_ATTEMPTS", "3", "VENDOR_FIRST_INTERVAL", "PT0.3S",
                "VENDOR_LONGEST_INTERVAL", "PT1S", "ASSET_CHECK_AFTER", "PT5S", "SWEEP_INTERVAL", "PT5S", "SWEEP_GRACE",
                "PT10S", "WORKER_DRAIN", "PT2S", "RESEND_PER_SECOND", "100"));
        return environment;
    }

    private KeyPair newSigningKey() {
        try {
            var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            keep("mux.signingPublicKey", Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
            return pair;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("RSA is part of every JDK", e);
        }
    }

    private static String pem(KeyPair pair) {
        var pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return Base64.getEncoder().encodeToString(pem.getBytes(US_ASCII));
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    private Map<String, String> shared(String database, int apiPort) {
        var environment = new HashMap<>(variables);
        environment.putAll(Map.of("BIND_HOST", "127.0.0.1", "LOG_LAYOUT", "plain", "DATABASE_URL", database,
                "PUBLIC_URL",
                url(apiPort), "SECRET_KEYS", secretKeys(), "INVITATION_SHORTEST_LIFETIME", "PT1S", "APPROVAL_SHORTEST",
                "PT1S", "SHARE_LINK_SHORTEST", "PT1S", "ERASURE_PAUSE", "PT1S"));
        // Everybody has the same address here. RATE_LIMIT_FACTOR=1 shows the true limits.
        environment.putAll(Map.of("RATE_LIMIT_FACTOR", System.getenv().getOrDefault("RATE_LIMIT_FACTOR", "1000"),
                "WEBHOOKS_ALLOW_LOOPBACK", "true"));
        return environment;
    }

    private String kept(String name, Supplier<String> first) {
        var value = kept.getProperty(name);
        if (value == null) {
            value = first.get();
            keep(name, value);
        }
        return value;
    }

    private void keep(String name, String value) {
        kept.setProperty(name, value);
        try (var out = Files.newOutputStream(file)) {
            kept.store(out, "Created by ./run; ./run --fresh creates new ones");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
