package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.run.StudioClient.Reply;
import com.motionmavericks.local.run.TestSystem.Studio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionsIT {
    private static final Studio STUDIO = TestSystem.newStudio();
    private static final String OURS = TestSystem.running().api();

    private final StudioClient client = STUDIO.client();
    private final String address = TestSystem.newAddress();

    /// A browser's cookies.
    private final Map<String, String> jar = new TreeMap<>();

    @Test
    void aGuestStaysSignedInInTheirBrowserAndSignsOut() {
        STUDIO.invite(address).expect(201);
        keep(client.accept(client.awaitLink(address)).expect(200));
        assertThat(jar).containsOnlyKeys("mm_session", "mm_refresh");
        browse("GET", "/v1/me").expect(200);

        assertThat(head("/v1/me")).isEqualTo(200);

        // A browser drops the access token when it is over.
        jar.remove("mm_session");
        var refreshed = keep(browse("GET", "/v1/me").expect(200));
        assertThat(refreshed.header("Cache-Control")).isEqualTo("no-store");
        assertThat(refreshed.response().headers().allValues("Set-Cookie")).hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/;"));

        var before = Map.copyOf(jar);
        var page = browse("POST", "/sign-out", "Sec-Fetch-Site", "same-origin").expect(200);
        assertThat(page.body()).contains("You are signed out");
        keep(page);
        assertThat(jar).isEmpty();
        jar.putAll(before);
        var over = keep(browse("GET", "/v1/me").expect(401));
        assertThat(code(over)).isEqualTo("unauthenticated");
        assertThat(jar).isEmpty();
        jar.put("mm_refresh", String.valueOf(before.get("mm_refresh")));
        assertThat(code(keep(browse("GET", "/v1/me").expect(401)))).isEqualTo("session-ended");
        assertThat(jar).isEmpty();
    }

    @Test
    void aMemberSignsInByAMailedLinkInABrowser() {
        STUDIO.join("GUEST", address);
        assertThat(client.get("", "/l").expect(200).body()).contains("Send me a new link");
        assertThat(client.submit("/l", "email", "nonsense").expect(422).body()).contains("not an e-mail address");
        assertThat(client.submit("/l", "email", address).expect(200).body()).contains("If we know this address");
        var token = awaitSignInToken(1);
        var page = client.get("", "/l/" + token).expect(200).body();
        assertThat(page).contains("Sign in to Studio");
        var key = page.replaceAll("(?s).*name=\"key\" value=\"([^\"]+)\".*", "$1");
        assertThat(code(browse("POST", "/l/" + token, "Sec-Fetch-Site", "cross-site", "Content-Type",
                "application/x-www-form-urlencoded").expect(403))).isEqualTo("cross-site-request");
        keep(client.submit("/l/" + token, "key", key).expect(200));
        assertThat(browse("GET", "/v1/me").expect(200).json().get("email").asText()).isEqualTo(address);
        var used = client.get("", "/l/" + token).expect(410).body();
        assertThat(used).contains("used already").contains("Send me a new link");
        assertThat(client.get("", "/l/nonsense").expect(404).body()).contains("Send me a new link");
    }

    @Test
    void aMemberChangesTheirAddressOnAPage() {
        var token = STUDIO.join("GUEST", address).get("accessToken").asText();
        var other = TestSystem.newAddress();
        client.post(token, "/v1/me/email-change", Map.of("email", other)).expect(202);
        var link = "/e/" + StudioClient.linkToken(StudioClient.await("the mail to the new address",
                () -> client.mails(other, "Confirm your address").stream().findFirst()));
        assertThat(client.mails(address, "Your address at")).hasSize(1);
        var page = client.get("", link).expect(200).body();
        assertThat(page).contains("Nothing happens until you press the button");
        var key = page.replaceAll("(?s).*name=\"key\" value=\"([^\"]+)\".*", "$1");
        assertThat(client.submit(link, "key", key).expect(200).body()).contains("Your address is changed");
        assertThat(client.get(token, "/v1/me").expect(200).json().get("email").asText()).isEqualTo(other);
        assertThat(client.get("", link).expect(410).body()).contains("does not work any more");

        var second = STUDIO.join("GUEST", TestSystem.newAddress()).get("accessToken").asText();
        client.post(second, "/v1/me/email-change", Map.of("email", other)).expect(202);
        var taken = StudioClient.await("the mail to the taken address",
                () -> Optional.of(client.mails(other, "Confirm your address")).filter(sent -> sent.size() == 2)
                        .map(List::getFirst));
        assertThat(client.submit("/e/" + StudioClient.linkToken(taken), "key", key).expect(409).body())
                .contains("This address is taken");
        assertThat(code(client.post(STUDIO.admin(), "/v1/me/email-change", Map.of("email", address)).expect(409)))
                .isEqualTo("email-from-clerk");
        assertThat(client.get("", "/e/nonsense").expect(404).body()).contains("We do not know this link");
    }

    @Test
    void aClientRefreshesAndEndsItsSessions() {
        var first = STUDIO.join("AGENCY", address);
        requestLink(address).expect(202);
        var replaced = awaitSignInToken(1);
        requestLink(address).expect(202);
        var token = awaitSignInToken(2);
        assertThat(code(start("signInToken", replaced).expect(410))).isEqualTo("sign-in-link-replaced");
        var second = start("signInToken", token).expect(201).json();
        assertThat(code(start("signInToken", token).expect(410))).isEqualTo("sign-in-link-used");

        var renewed = refresh(second.get("refreshToken").asText()).expect(200).json();
        assertThat(refresh(second.get("refreshToken").asText()).expect(200).json()).isEqualTo(renewed);
        var access = renewed.get("accessToken").asText();
        var listed = client.get(access, "/v1/sessions").expect(200).json().get("items");
        assertThat(listed.findValuesAsText("id")).containsExactly(second.get("id").asText(),
                first.get("id").asText());
        assertThat(listed.findValues("isCurrent").stream().map(isCurrent -> isCurrent.asBoolean()))
                .containsExactly(true, false);
        assertThat(listed.get(0).get("network").asText()).endsWith("/24");

        client.call("DELETE", access, "/v1/sessions/" + first.get("id").asText(), "").expect(204);
        client.get(first.get("accessToken").asText(), "/v1/me").expect(401);
        client.call("DELETE", access, "/v1/sessions/current", "").expect(204);
        client.get(access, "/v1/me").expect(401);
        assertThat(code(refresh(renewed.get("refreshToken").asText()).expect(401))).isEqualTo("session-ended");
        assertThat(code(refresh("nonsense").expect(401))).isEqualTo("refresh-token-unknown");
        client.call("DELETE", STUDIO.admin(), "/v1/sessions/current", "").expect(404);
        client.call("DELETE", STUDIO.admin(), "/v1/sessions", "").expect(204);
        start("invitationToken", "a", "signInToken", "b").expect(422);
        client.post("", "/v1/sessions", Map.of("other", "a")).expect(422);
    }

    @Test
    void anotherSiteCannotUseTheCookies() {
        STUDIO.invite(address).expect(201);
        keep(client.accept(client.awaitLink(address)).expect(200));
        for (var site : List.of(Map.of("Sec-Fetch-Site", "cross-site"), Map.of("Sec-Fetch-Site", "same-site"),
                Map.of("Sec-Fetch-Site", "cross-site", "Origin", OURS), Map.of("Origin", "https://evil.example"),
                Map.of("Origin", "null"), Map.<String, String>of())) {
            var headers = site.entrySet().stream().flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                    .toArray(String[]::new);
            assertThat(code(browse("DELETE", "/v1/sessions/current", headers).expect(403))).as(site.toString())
                    .isEqualTo("cross-site-request");
            assertThat(code(browse("POST", "/sign-out", headers).expect(403))).isEqualTo("cross-site-request");
        }
        browse("GET", "/v1/me").expect(200);
        keep(browse("DELETE", "/v1/sessions/" + UUID.randomUUID(), "Sec-Fetch-Site", "same-origin").expect(404));
        keep(browse("DELETE", "/v1/sessions", "Origin", OURS).expect(204));
        assertThat(jar).isEmpty();
    }

    @Test
    void anUnknownAddressGetsTheSameAnswerAndNoMail() {
        var known = TestSystem.newAddress();
        STUDIO.join("GUEST", known);
        var answers = Stream.of(known, address).map(asked -> requestLink(asked).expect(202))
                .map(reply -> reply.body() + headers(reply)).toList();
        assertThat(answers.getFirst()).isEqualTo(answers.getLast());
        StudioClient.await("the mail", () -> client.mails(known, "Sign in to").stream().findFirst());
        assertThat(client.mails(address)).isEmpty();
        client.post("", "/v1/sign-in-links", Map.of("email", "nonsense")).expect(422);
    }

    private Reply requestLink(String email) {
        return client.post("", "/v1/sign-in-links", Map.of("email", email));
    }

    private Reply start(String... body) {
        var fields = new TreeMap<String, String>();
        for (int i = 0; i < body.length; i += 2) {
            fields.put(body[i], body[i + 1]);
        }
        return client.post("", "/v1/sessions", fields);
    }

    private Reply refresh(String token) {
        return client.post("", "/v1/sessions/refresh", Map.of("refreshToken", token));
    }

    /// @param mails the number of mails so far
    private String awaitSignInToken(int mails) {
        return StudioClient.await("mail " + mails + " with a link", () -> Optional
                .of(client.mails(address, "Sign in to")).filter(sent -> sent.size() == mails)
                .map(sent -> StudioClient.linkToken(sent.getFirst())));
    }

    /// Sends a request with the cookies.
    private Reply browse(String method, String path, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Cookie", cookies()));
        return client.call(method, "", path, "", all.toArray(String[]::new));
    }

    private int head(String path) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(OURS + path)).HEAD().header("Cookie", cookies()).build(),
                    BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String cookies() {
        return jar.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /// Keeps the cookies of a response as a browser does.
    private Reply keep(Reply reply) {
        for (var cookie : reply.response().headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            if (cookie.contains("1970")) {
                jar.remove(pair[0]);
            } else {
                jar.put(pair[0], pair[1]);
            }
        }
        return reply;
    }

    private static String headers(Reply reply) {
        return reply.response().headers().map().keySet().stream().sorted().toList().toString();
    }

    private static String code(Reply reply) {
        return reply.json().get("code").asText();
    }
}
