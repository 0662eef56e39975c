package com.motionmavericks.local.vendors;

import com.auth0.jwt.JWT;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Clerk's API, as far as it is used: the keys at `/.well-known/jwks.json`, and `POST /v1/sessions` and
/// `POST /v1/sessions/{id}/tokens` of the Backend API. Every user gets a session, in any organization, so that tests have
/// tokens of users who left too. [ClerkUsersApi] has the users.
final class ClerkApi {
    private static final long TOKEN_SECONDS = 60;

    private final StandInsConfig.Clerk config;
    private final String issuer;
    private final ClerkKey key;
    private final InstantSource clock;
    private final Map<String, NewSession> sessions = new ConcurrentHashMap<>();

    /// @param role the role in the organization, without `org:`; `admin` if absent. Clerk itself does not have this field
    @JsonIgnoreProperties(ignoreUnknown = true)
    record NewSession(@JsonProperty("user_id") @Nullable String userId,
            @JsonProperty("active_organization_id") @Nullable String organizationId, String role) {
        NewSession {
            role = Objects.requireNonNullElse(role, "admin");
        }
    }

    ClerkApi(StandInsConfig.Clerk config, String issuer, ClerkKey key, InstantSource clock) {
        this.config = config;
        this.issuer = issuer;
        this.key = key;
        this.clock = clock;
    }

    void routes(HttpListener listener) {
        listener.route("GET", "/.well-known/jwks.json", _ -> Reply.json(200, Map.of("keys", List.of(key.jwk()))));
        listener.route("POST", "/v1/sessions", guarded(this::create));
        listener.route("POST", "/v1/sessions/{id}/tokens", guarded(this::mint));
    }

    /// A handler for callers who have the secret key.
    HttpListener.Handler guarded(HttpListener.Handler handler) {
        return request -> {
            var secret = config.secretKey();
            var isKnown = request.bearer().filter(token -> secret == null || token.equals(secret)).isPresent();
            return isKnown
                    ? handler.handle(request)
                    : error(401, "clerk_key_invalid", "The provided Clerk Secret Key is invalid.");
        };
    }

    private Reply create(Request request) {
        var session = Json.read(request.body(), NewSession.class);
        if (session.userId() == null) {
            return error(422, "form_param_missing", "user_id must be included.");
        }
        var id = "sess_" + randomId();
        sessions.put(id, session);
        var shown = new HashMap<String, @Nullable Object>();
        shown.put("object", "session");
        shown.put("id", id);
        shown.put("user_id", session.userId());
        shown.put("status", "active");
        shown.put("last_active_organization_id", session.organizationId());
        return Reply.json(200, shown);
    }

    private Reply mint(Request request) {
        var id = request.path().group("id");
        return Optional.ofNullable(sessions.get(id))
                .<Reply>map(session -> Reply.json(200, Map.of("object", "token", "jwt", jwt(id, session))))
                .orElseGet(() -> error(404, "resource_not_found", "Session not found"));
    }

    /// A session token of Clerk, version 2.
    private String jwt(String id, NewSession session) {
        var now = clock.instant();
        var jwt = JWT.create().withKeyId(key.id()).withIssuer(issuer).withSubject(session.userId())
                .withIssuedAt(now).withNotBefore(now.minusSeconds(10)).withExpiresAt(now.plusSeconds(TOKEN_SECONDS))
                .withJWTId(randomId()).withClaim("v", 2).withClaim("sid", id).withClaim("fva", List.of(0, -1));
        if (config.authorizedParty() != null) {
            jwt.withClaim("azp", config.authorizedParty());
        }
        var organization = session.organizationId();
        if (organization != null) {
            var slug = organization.toLowerCase(Locale.ROOT).replace('_', '-');
            jwt.withClaim("o", Map.of("id", organization, "slg", slug, "rol", session.role()));
        }
        return jwt.sign(key.algorithm());
    }

    private static String randomId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    static Reply error(int status, String code, String message) {
        return Reply.json(status,
                Map.of("errors", List.of(Map.of("code", code, "message", message, "long_message", message))));
    }
}
