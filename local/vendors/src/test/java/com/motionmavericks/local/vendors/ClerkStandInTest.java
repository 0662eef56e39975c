package com.motionmavericks.local.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwk.JwkProviderBuilder;
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
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

    @Test
    void aChangedUserIsServedAndSendsASignedWebhook() throws Exception {
        try (var bench = new TestBench(data)) {
            var user = bench.standIns.clerkUrl() + "/_control/users/user_1";
            bench.call("PUT", user, "",
                    "{\"emailAddress\":\"ada@example.com\",\"firstName\":\"Ada\",\"lastName\":\"Admin\"}");
            bench.call("PUT", user + "/organizations/org_1", "", "");
            bench.call("PUT", user + "/organizations/org_2?silent=true", "", "");

            var served = bench.standIns.clerkUrl() + "/v1/users/user_1";
            assertThat(bench.call("GET", served, TestBench.CLERK_SECRET, "")).contains("ada@example.com", "verified");
            var page = Json.read(bench.call("GET", served + "/organization_memberships?limit=1&offset=1",
                    TestBench.CLERK_SECRET, ""), JsonNode.class);
            assertThat(page.path("total_count").asInt()).isEqualTo(2);
            assertThat(page.at("/data/0/organization/id").asText()).isEqualTo("org_2");
            assertThat(List.of(type(bench.webhooks.take()), type(bench.webhooks.take())))
                    .containsExactlyInAnyOrder("user.created", "organizationMembership.created");

            bench.call("DELETE", user, "", "");
            assertThat(bench.call("GET", served, TestBench.CLERK_SECRET, "")).contains("resource_not_found");
            assertThat(type(bench.webhooks.take())).isEqualTo("user.deleted");
        }
    }

    private static String type(Request webhook) {
        assertThat(webhook.header("svix-signature")).isPresent();
        return Json.read(webhook.body(), JsonNode.class).path("type").asText();
    }

    private static String mint(TestBench bench) throws Exception {
        var sessions = bench.standIns.clerkUrl() + "/v1/sessions";
        var session = Json.read(bench.call("POST", sessions, TestBench.CLERK_SECRET,
                "{\"user_id\":\"user_1\",\"active_organization_id\":\"org_1\"}"), JsonNode.class);
        var tokens = sessions + "/" + session.path("id").asText() + "/tokens";
        return Json.read(bench.call("POST", tokens, TestBench.CLERK_SECRET, ""), JsonNode.class).path("jwt").asText();
    }
}
