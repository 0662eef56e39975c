package com.motionmavericks.activities.clerk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.activities.VendorHttp;
import com.motionmavericks.domain.identity.ClerkAccount;
import com.motionmavericks.domain.tracing.Tracing;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The calls of Clerk's Backend API that we use.
public final class ClerkClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    /// The most that Clerk returns at once.
    private static final int PAGE = 500;

    private final URI baseUrl;
    private final String secretKey;
    private final VendorHttp http;

    /// @param baseUrl without `/v1`
    public ClerkClient(URI baseUrl, String secretKey, Tracing tracing) {
        this.baseUrl = baseUrl;
        this.http = new VendorHttp("clerk", tracing);
        this.secretKey = secretKey;
    }

    /// Asks for a user and their organizations.
    ///
    /// @return empty if there is no such user
    public Optional<ClerkAccount> account(String userId) {
        var path = "/v1/users/" + URLEncoder.encode(userId, StandardCharsets.UTF_8);
        return find(path).flatMap(user -> organizations(path).map(organizations -> account(user, organizations)));
    }

    private static ClerkAccount account(JsonNode user, Set<String> organizations) {
        var verified = new ArrayList<String>();
        String primary = null;
        for (var address : user.path("email_addresses")) {
            var text = address.path("email_address").asText();
            if (address.at("/verification/status").asText().equals("verified")) {
                verified.add(text);
            }
            if (address.path("id").asText().equals(user.path("primary_email_address_id").asText())) {
                primary = text;
            }
        }
        var name = Stream.of("first_name", "last_name").map(part -> user.path(part).asText(""))
                .filter(part -> !part.isBlank()).collect(Collectors.joining(" "));
        return new ClerkAccount(verified, primary, name, organizations);
    }

    private Optional<Set<String>> organizations(String path) {
        var ids = new HashSet<String>();
        for (int offset = 0;; offset += PAGE) {
            var page = find(path + "/organization_memberships?limit=" + PAGE + "&offset=" + offset);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            var memberships = page.get().path("data");
            if (!memberships.isArray()) {
                throw http.unreachable();
            }
            memberships.forEach(membership -> ids.add(membership.at("/organization/id").asText()));
            if (memberships.size() < PAGE) {
                return Optional.of(ids);
            }
        }
    }

    private Optional<JsonNode> find(String path) {
        return http.find(HttpRequest.newBuilder(baseUrl.resolve(path)).header("Authorization", "Bearer " + secretKey))
                .map(answer -> {
                    try {
                        return JSON.readTree(answer.body());
                    } catch (JsonProcessingException _) {
                        throw http.unreachable();
                    }
                });
    }
}
