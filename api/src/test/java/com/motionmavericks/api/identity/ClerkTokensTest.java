package com.motionmavericks.api.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.motionmavericks.api.http.Problem;
import com.motionmavericks.api.http.ProblemType;
import com.motionmavericks.domain.secrets.SecretKeys;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Origin;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClerkTokensTest {
    private static final String ISSUER = "https://clerk.example";
    private static final String OUR_FRONTEND = "https://app.example";
    private static final Origin ORIGIN = Origin.internal("test");
    private static final KeyPair PAIR = newPair();

    private final AtomicInteger fetches = new AtomicInteger();
    private final HttpServer clerk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private Instant now = Instant.parse("2026-12-01T10:00:00Z");
    private int status = 200;
    private String served = serving("key-1");
    private final ClerkKeys keys = new ClerkKeys(
            URI.create("http://127.0.0.1:" + clerk.getAddress().getPort() + "/jwks.json"), () -> now);
    private final ClerkTokens tokens = new ClerkTokens(ISSUER, Set.of("https://other.example", OUR_FRONTEND), keys,
            () -> now);
    private final Authenticator authenticator = new Authenticator(tokens, new AccessTokens(
            SecretKeys.parse("key:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="), Duration.ofMinutes(15)));

    ClerkTokensTest() throws IOException {}

    @BeforeEach
    void serve() {
        clerk.createContext("/jwks.json", exchange -> {
            fetches.incrementAndGet();
            try (exchange) {
                exchange.sendResponseHeaders(status, 0);
                exchange.getResponseBody().write(served.getBytes(UTF_8));
            }
        });
        clerk.start();
    }

    @AfterEach
    void stop() {
        clerk.stop(0);
    }

    @Test
    void aSessionOfOurFrontendIsLetIn() {
        assertThat(verify("key-1", token -> token.withClaim("azp", OUR_FRONTEND)))
                .contains(new ClerkTokens.Claims("user_1", "org_1"));
        assertThat(verify("key-1", token -> token)).as("no azp, as of a native app").isPresent();
    }

    @Test
    void aTokenThatNeverEndsIsRefused() {
        assertThat(verify("key-1", token -> token.withExpiresAt((Instant) null))).isEmpty();
        assertThat(verify("key-1", token -> token.withNullClaim("exp"))).isEmpty();
        assertThat(verify("key-1", token -> token.withExpiresAt(now.minusSeconds(6)))).isEmpty();
    }

    @Test
    void aTokenOfAnotherFrontendIsRefused() {
        assertThat(verify("key-1", token -> token.withClaim("azp", OUR_FRONTEND + ".evil.example"))).isEmpty();
        assertThat(verify("key-1", token -> token.withClaim("azp", ""))).isEmpty();
        assertThat(verify("key-1", token -> token.withNullClaim("azp"))).isEmpty();
        assertThat(verify("key-1", token -> token.withArrayClaim("azp", new String[]{OUR_FRONTEND}))).isEmpty();
    }

    @Test
    void aSessionThatIsPendingOrOfNobodyOrOfNoOrganizationIsRefused() {
        assertThat(verify("key-1", token -> token.withClaim("sts", "pending"))).isEmpty();
        assertThat(verify("key-1", token -> token.withClaim("v", 1))).isEmpty();
        assertThat(verify("key-1", token -> token.withNullClaim("sub"))).isEmpty();
        assertThat(verify("key-1", token -> token.withClaim("o", "org_1"))).isEmpty();
        assertThat(verify("key-1", token -> token.withIssuer("https://clerk.other"))).isEmpty();
    }

    @Test
    void clocksMayDifferByFiveSeconds() {
        assertThat(verify("key-1", token -> token.withIssuedAt(now.plusSeconds(3)))).isPresent();
        assertThat(verify("key-1", token -> token.withNotBefore(now.plusSeconds(3)))).isPresent();
        assertThat(verify("key-1", token -> token.withExpiresAt(now.minusSeconds(3)))).isPresent();
        assertThat(verify("key-1", token -> token.withIssuedAt(now.plusSeconds(7)))).isEmpty();
        assertThat(verify("key-1", token -> token.withNotBefore(now.plusSeconds(7)))).isEmpty();
    }

    @Test
    void aTokenOfVersionOneIsRefusedWithWhatToDo() {
        var token = JWT.create().withKeyId("key-1").withIssuer(ISSUER).withSubject("user_1").withIssuedAt(now)
                .withExpiresAt(now.plusSeconds(60)).withClaim("org_id", "org_1").withClaim("org_role", "org:admin")
                .sign(Algorithm.RSA256(null, (RSAPrivateKey) PAIR.getPrivate()));
        assertThatThrownBy(() -> authenticate(token)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.UNAUTHENTICATED);
            assertThat(problem).hasMessageContaining("set the instance to version 2");
        });
    }

    @Test
    void aFloodOfForgedKeyIdsIsRefusedAndTurnsNobodyElseAway() {
        assertThat(verify("key-1")).isPresent();
        for (var i = 0; i < 18; i++) {
            for (var forged = 0; forged < 20; forged++) {
                assertThat(tokens.verify(forged("forged-" + i + "-" + forged))).isEmpty();
            }
            assertThat(verify("key-1")).isPresent();
            now = now.plusSeconds(10);
        }
        assertThat(fetches).as("ten a minute").hasValue(30);
    }

    @Test
    void aNewKeyIsLookedUpAtOnceAndFoundByTheNextRefreshWhenTheLookUpsAreUsedUp() {
        assertThat(verify("key-1")).isPresent();
        served = serving("key-1", "key-2");
        assertThat(verify("key-2")).isPresent();
        for (var i = 0; i < 10; i++) {
            assertThat(tokens.verify(forged("forged-" + i))).isEmpty();
        }
        served = serving("key-2", "key-3");
        assertThat(verify("key-3")).isEmpty();
        now = now.plusSeconds(59);
        keys.refresh();
        assertThat(verify("key-3")).isEmpty();
        now = now.plusSeconds(1);
        keys.refresh();
        assertThat(verify("key-3")).isPresent();
    }

    @Test
    void aKnownKeyOutlivesADayWithoutClerkAndNoLonger() {
        assertThat(verify("key-1")).isPresent();
        status = 500;
        now = now.plus(Duration.ofDays(1)).minusSeconds(1);
        keys.refresh();
        assertThat(verify("key-1")).isPresent();
        assertThat(verify("key-2")).as("unknown").isEmpty();
        now = now.plusSeconds(1);
        assertUnavailable();
        status = 200;
        keys.refresh();
        assertThat(verify("key-1")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keys\":[]}", "another"})
    void aKeyThatClerkHasWithdrawnIsRefusedAfterTheNextFetch(String answer) {
        assertThat(verify("key-1")).isPresent();
        served = answer.equals("another") ? serving("key-2") : answer;
        now = now.plus(Duration.ofMinutes(1));
        keys.refresh();
        assertThat(verify("key-1")).isEmpty();
    }

    @Test
    void nobodyIsTurnedAwayBecauseClerkIsAwayFromTheStartHoweverManyAsk() {
        status = 503;
        for (var i = 0; i < 12; i++) {
            assertUnavailable();
        }
        assertThat(fetches).hasValue(10);
        status = 200;
        keys.refresh();
        assertThat(verify("key-1")).isPresent();
    }

    @Test
    void aKeyOfAnotherKindHidesNone() {
        served = serving("key-1").replace("{\"keys\":[", "{\"keys\":[{\"kty\":\"OKP\",\"kid\":\"key-0\"},");
        assertThat(verify("key-1")).isPresent();
        assertThat(verify("key-0")).isEmpty();
    }

    @Test
    void aKnownTokenIsNotVerifiedAgainForAMinute() {
        assertThat(verify("key-1")).isPresent();
        now = now.plusSeconds(30);
        var token = sign("key-1", change -> change.withExpiresAt(now.plusSeconds(600)));
        assertThat(authenticate(token)).isPresent();
        served = serving("key-2");
        now = now.plusSeconds(30);
        keys.refresh();
        assertThat(authenticate(token)).as("its key is not looked up")
                .contains(new Credential.Clerk("org_1", "user_1", ORIGIN));
        assertThat(authenticate(sign("key-1", change -> change))).as("another token of the same user").isEmpty();
        now = now.plusSeconds(29);
        assertThat(authenticate(token)).isPresent();
        now = now.plusSeconds(1);
        assertThat(authenticate(token)).isEmpty();
    }

    @Test
    void aKnownTokenIsVerifiedAgainAtItsExpiry() {
        var token = sign("key-1", change -> change.withExpiresAt(now.plusSeconds(10)));
        assertThat(authenticate(token)).isPresent();
        now = now.plusSeconds(9);
        assertThat(tokens.known(token)).isPresent();
        now = now.plusSeconds(1);
        assertThat(tokens.known(token)).isEmpty();
        now = now.plusSeconds(6);
        assertThat(authenticate(token)).as("beyond the skew of clocks").isEmpty();
    }

    @Test
    void aRefusedTokenIsNotKnown() {
        var token = sign("key-1", change -> change.withClaim("sts", "pending"));
        assertThat(authenticate(token)).isEmpty();
        assertThat(tokens.known(token)).isEmpty();
    }

    private Optional<Credential> authenticate(String token) {
        return authenticator.authenticate(new Authenticator.Bearer(token, ORIGIN));
    }

    private void assertUnavailable() {
        assertThatThrownBy(() -> verify("key-1")).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE));
    }

    private Optional<ClerkTokens.Claims> verify(String keyId) {
        return verify(keyId, token -> token);
    }

    private Optional<ClerkTokens.Claims> verify(String keyId, UnaryOperator<JWTCreator.Builder> change) {
        return tokens.verify(JWT.decode(sign(keyId, change)));
    }

    private String sign(String keyId, UnaryOperator<JWTCreator.Builder> change) {
        var token = JWT.create().withKeyId(keyId).withIssuer(ISSUER).withSubject("user_1").withIssuedAt(now)
                .withExpiresAt(now.plusSeconds(60)).withClaim("v", 2).withClaim("o", Map.of("id", "org_1"));
        return change.apply(token).sign(Algorithm.RSA256(null, (RSAPrivateKey) PAIR.getPrivate()));
    }

    private static DecodedJWT forged(String keyId) {
        return JWT.decode(JWT.create().withKeyId(keyId).withIssuer(ISSUER).sign(Algorithm.HMAC256("any secret")));
    }

    /// A key set in which one key has these ids.
    private static String serving(String... keyIds) {
        var key = (RSAPublicKey) PAIR.getPublic();
        return "{\"keys\":[" + String.join(",", Arrays.stream(keyIds).map(id -> """
                {"kty":"RSA","kid":"%s","n":"%s","e":"%s"}""".formatted(id, base64(key.getModulus()),
                base64(key.getPublicExponent()))).toList()) + "]}";
    }

    private static String base64(BigInteger number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(number.toByteArray());
    }

    private static KeyPair newPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
