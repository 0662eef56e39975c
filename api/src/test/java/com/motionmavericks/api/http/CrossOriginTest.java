package com.motionmavericks.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginTest {
    private static final String APP = "https://app.example.com";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private final Server server = new Server(0);

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/me", "/openapi.json"})
    void anAllowedOriginReadsAnAnswerAndItsHeaders(String path) throws Exception {
        allow(Set.of(APP, "http://localhost:5173"));
        var answer = send("GET", path, APP);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue(ALLOWED)).contains(APP);
        assertThat(answer.headers().firstValue("Vary")).contains("Origin");
        assertThat(names(answer, "Access-Control-Expose-Headers")).containsExactlyInAnyOrder("ETag", "Location",
                "X-Request-Id", "Retry-After", "RateLimit", "RateLimit-Policy");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void aPreflightIsAnsweredForTwoHours() throws Exception {
        allow(Set.of(APP));
        var answer = send("OPTIONS", "/v1/me", APP, "Access-Control-Request-Method", "PATCH",
                "Access-Control-Request-Headers", "authorization,if-match");
        assertThat(answer.statusCode()).isBetween(200, 204);
        assertThat(answer.headers().firstValue(ALLOWED)).contains(APP);
        assertThat(answer.headers().firstValue("Access-Control-Max-Age")).contains("7200");
        assertThat(names(answer, "Access-Control-Allow-Methods")).containsExactlyInAnyOrder("GET", "HEAD", "POST",
                "PATCH", "PUT", "DELETE");
        assertThat(names(answer, "Access-Control-Allow-Headers")).containsExactlyInAnyOrder("Authorization",
                "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "Prefer", "X-Request-Id",
                "traceparent");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.com", "https://app.example.com.evil.org", "http://app.example.com",
            "https://appXexample.com", "null"})
    void aForeignOriginGetsNoHeader(String origin) throws Exception {
        allow(Set.of(APP));
        assertNoHeader(send("GET", "/v1/me", origin));
        assertNoHeader(send("OPTIONS", "/v1/me", origin, "Access-Control-Request-Method", "GET"));
    }

    @Test
    void aPageForABrowserGetsNoHeader() throws Exception {
        allow(Set.of(APP));
        assertNoHeader(send("GET", "/i/token", APP));
    }

    @Test
    void withoutAnyOriginNoAnswerHasAHeader() throws Exception {
        allow(Set.of());
        var answer = send("GET", "/v1/me", APP);
        assertNoHeader(answer);
        assertThat(answer.headers().firstValue("Vary")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "app.example.com", "https://app.example.com/", "ftp://app.example.com"})
    void whatIsNoOriginIsRefusedAtTheStart(String origin) {
        assertThatThrownBy(() -> allow(Set.of(origin))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CORS_ALLOWED_ORIGINS").hasMessageEndingWith(origin);
    }

    private void allow(Set<String> origins) throws Exception {
        var context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new Refusing()), "/*");
        CrossOrigin.allow(origins, context);
        server.setHandler(context);
        server.start();
    }

    private HttpResponse<String> send(String method, String path, String origin, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(server.getURI().resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody()).header("Origin", origin);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static Set<String> names(HttpResponse<String> answer, String header) {
        return Set.of(answer.headers().firstValue(header).orElseThrow().split(",\\s*"));
    }

    private static void assertNoHeader(HttpResponse<String> answer) {
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    /// Refuses every request, as Jersey does: an error must be as readable as any other answer.
    private static final class Refusing extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }
}
