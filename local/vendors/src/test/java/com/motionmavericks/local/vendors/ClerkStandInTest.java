package com.motionmavericks.local.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwk.JwkProviderBuilder;
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClerkStandInTest {
    @TempDir
    private Path data;

    @Test
    void aSessionTokenIsValidForTheServedKeysAlsoAfterARestart() throws Exception {
        DecodedJWT token;
        try (var bench = new TestBench(data)) {
            token = JWT.decode(mint(bench));
            assertThat(token.getIssuer()).isEqualTo(bench.standIns.clerkUrl());
        }
        try (var bench = new TestBench(data)) {
            var keys = new JwkProviderBuilder(bench.standIns.clerkUrl()).build();
            var key = (RSAPublicKey) keys.get(token.getKeyId()).getPublicKey();

            JWT.require(Algorithm.RSA256(key)).withSubject("user_1").build().verify(token);
        }
        assertThat(token.getClaim("v").asInt()).isEqualTo(2);
        assertThat(token.getClaim("o").asMap()).containsEntry("id", "org_1").containsEntry("slg", "org-1")
                .containsEntry("rol", "admin");
        assertThat(token.getExpiresAtAsInstant()).isEqualTo(token.getIssuedAtAsInstant().plusSeconds(60));
    }

    @Test
    void aWrongSecretKeyIsRefused() throws Exception {
        try (var bench = new TestBench(data)) {
            assertThat(bench.call("POST", bench.standIns.clerkUrl() + "/v1/sessions", "sk_wrong", "{}"))
                    .contains("clerk_key_invalid");
        }
    }

    private static String mint(TestBench bench) throws Exception {
        var sessions = bench.standIns.clerkUrl() + "/v1/sessions";
        var session = Json.read(bench.call("POST", sessions, TestBench.CLERK_SECRET,
                "{\"user_id\":\"user_1\",\"active_organization_id\":\"org_1\"}"), JsonNode.class);
        var tokens = sessions + "/" + session.path("id").asText() + "/tokens";
        return Json.read(bench.call("POST", tokens, TestBench.CLERK_SECRET, ""), JsonNode.class).path("jwt").asText();
    }
}
