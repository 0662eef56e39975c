package com.motionmavericks.api.identity;

import com.auth0.jwk.Jwk;
import com.auth0.jwk.NetworkException;
import com.auth0.jwk.SigningKeyNotFoundException;
import com.auth0.jwk.UrlJwkProvider;
import com.motionmavericks.api.http.Problem;
import com.motionmavericks.api.http.ProblemType;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Clerk's signing keys, in memory. A known key needs no call to Clerk. For an unknown key Clerk is asked, because the
/// key may be new. All unknown keys share a few look-ups a minute, because a forger of tokens chooses their key ids.
public final class ClerkKeys {
    private static final Duration KEPT_WITHOUT_CLERK = Duration.ofDays(1);
    private static final Duration FETCHED_EVERY = Duration.ofMinutes(1);
    private static final Duration LOOK_UP_WINDOW = Duration.ofMinutes(1);
    private static final int LOOK_UPS = 10;
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(ClerkKeys.class);

    private final UrlJwkProvider clerk;
    private final InstantSource clock;
    private final Queue<Instant> lookUps = new ArrayDeque<>();
    private volatile KeySet known = new KeySet(Map.of(), Instant.EPOCH);

    private record KeySet(Map<String, RSAPublicKey> keys, Instant fetchedAt) {}

    /// @param jwksUrl the address of Clerk's JSON Web Key Set
    public ClerkKeys(URI jwksUrl, InstantSource clock) {
        try {
            this.clerk = new UrlJwkProvider(jwksUrl.toURL(), TIMEOUT_MILLIS, TIMEOUT_MILLIS);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("The URL of Clerk's keys is invalid", e);
        }
        this.clock = clock;
    }

    /// The key with this id. Empty when Clerk has none, or when it is unknown and no look-up is left in this minute.
    ///
    /// @throws Problem with UNAVAILABLE when no keys could be fetched for a day, because the key may be valid
    Optional<RSAPublicKey> find(String id) {
        if (!known.keys().containsKey(id) && mayLookUp()) {
            fetch();
        }
        var set = known;
        if (isOlderThan(KEPT_WITHOUT_CLERK, set)) {
            throw new Problem(ProblemType.UNAVAILABLE, "Clerk's keys are not available at the moment. Try again soon.");
        }
        return Optional.ofNullable(set.keys().get(id));
    }

    /// Fetches the keys if the last fetch is a minute old. Call it every few seconds, so that it fetches soon after an
    /// outage of Clerk.
    public void refresh() {
        if (isOlderThan(FETCHED_EVERY, known)) {
            fetch();
        }
    }

    /// The time since the keys were fetched. Very long until the first fetch.
    public Duration age() {
        return Duration.between(known.fetchedAt(), clock.instant());
    }

    private boolean isOlderThan(Duration age, KeySet set) {
        return !set.fetchedAt().plus(age).isAfter(clock.instant());
    }

    private void fetch() {
        var now = clock.instant();
        try {
            var keys = new HashMap<String, RSAPublicKey>();
            for (var jwk : served()) {
                if ("RSA".equals(jwk.getType())) {
                    keys.put(jwk.getId(), (RSAPublicKey) jwk.getPublicKey());
                }
            }
            known = new KeySet(keys, now);
        } catch (Throwable e) {
            LOG.warn("Clerk's keys cannot be fetched. Those of {} stay in use", known.fetchedAt(), e);
        }
    }

    private List<Jwk> served() throws NetworkException {
        try {
            return clerk.getAll();
        } catch (NetworkException e) {
            throw e;
        } catch (SigningKeyNotFoundException _) {
            // Clerk has answered that it has no keys.
            return List.of();
        }
    }

    private synchronized boolean mayLookUp() {
        var now = clock.instant();
        lookUps.removeIf(at -> !at.plus(LOOK_UP_WINDOW).isAfter(now));
        return lookUps.size() < LOOK_UPS && lookUps.add(now);
    }
}
