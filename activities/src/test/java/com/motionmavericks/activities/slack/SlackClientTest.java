package com.motionmavericks.activities.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.activities.slack.SlackClient.UnknownOutcome;
import com.motionmavericks.domain.notifications.SlackConnection.Target;
import com.motionmavericks.domain.tracing.Tracing;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackClientTest {
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server = server();
    private final String url = "http://localhost:" + server.getAddress().getPort();
    private final SlackClient slack = new SlackClient(URI.create(url + "/api/"), Tracing.OFF);
    private final Target webhook = new Target.Webhook(url + "/services/T/B/x");
    private final Target bot = new Target.Bot("token", "films");
    private int status = 200;
    private String body = "ok";
    private @Nullable String retryAfter;
    private boolean losesItsReply;
    private volatile String received = "";
    private volatile @Nullable String traceparent;

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aPostedMessageIsOneRequest() {
        assertThatCode(() -> slack.post(webhook, "Hello")).doesNotThrowAnyException();
        body = "{\"ok\":true}";
        assertThatCode(() -> slack.post(bot, "Hello")).doesNotThrowAnyException();
        assertThat(requests).hasValue(2);
    }

    @Test
    void aMessageSendsItsTraceparent() throws Exception {
        var given = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        body = "{\"ok\":true}";
        for (var target : List.of(webhook, bot)) {
            try (var _ = Tracing.OFF.request(given)) {
                slack.post(target, "Hello");
            }
            assertThat(traceparent).isEqualTo(given);
            slack.post(target, "Hello");
            assertThat(traceparent).isNull();
        }
    }

    @Test
    void slackShowsANameUnchanged() throws Exception {
        var name = "*b* _x_ ~x~ `c` <@U1> <!channel> & https://example.com/a";
        var escaped = "*b* _x_ ~x~ `c` &lt;@U1&gt; &lt;!channel&gt; &amp; https://example.com/a";
        slack.post(webhook, name);
        var json = new ObjectMapper().readTree(received);
        assertThat(json.get("text").asText()).isEqualTo(escaped);
        assertThat(json.get("mrkdwn").asBoolean(true)).isFalse();
        body = "{\"ok\":true}";
        slack.post(bot, name);
        assertThat(received.split("&")).extracting(field -> URLDecoder.decode(field, UTF_8)).contains("text=" + escaped,
                "mrkdwn=0");
    }

    @ParameterizedTest
    @CsvSource({"404,no_service,'refused, slack 404 no_service',true", "503,service_unavailable,slack 503,false",
            "403,<html>Robin</html>,'refused, slack 403 without a reason',true"})
    void aRefusedMessageIsKnownNotToBePosted(int answered, String said, String failure, boolean isRefusal) {
        status = answered;
        body = said;
        var thrown = failureOf(webhook);
        assertThat(thrown.getOriginalMessage()).isEqualTo(failure);
        assertThat(thrown.isNonRetryable()).isEqualTo(isRefusal);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"7,PT7S", "'Sun, 06 Nov 1994 08:49:37 GMT',none", "1.5,none", "-1,none",
            "0,none", "90000,none", "soon,none", "none,none"})
    void aRateLimitedMessageIsRetryable(@Nullable String header, @Nullable Duration pause) {
        status = 429;
        retryAfter = header;
        for (var target : List.of(webhook, bot)) {
            var thrown = failureOf(target);
            assertThat(thrown.getOriginalMessage()).isEqualTo("slack 429");
            assertThat(thrown.isNonRetryable()).isFalse();
            assertThat(thrown.getNextRetryDelay()).isEqualTo(pause);
        }
    }

    @ParameterizedTest
    @CsvSource({"ratelimited,slack 429,false", "service_unavailable,slack 503,false",
            "is_archived,'refused, slack is_archived',true"})
    void aBotIsRefusedWithStatus200(String error, String failure, boolean isRefusal) {
        body = "{\"ok\":false,\"error\":\"" + error + "\"}";
        assertThat(failureOf(bot).getOriginalMessage()).isEqualTo(failure);
        assertThat(failureOf(bot).isNonRetryable()).isEqualTo(isRefusal);
    }

    @ParameterizedTest
    @CsvSource({"500,rollup_error", "502,<html>", "504,", "200,'{\"ok\":false,\"error\":\"fatal_error\"}'",
            "200,<html>"})
    void aFailureInTheMiddleIsAnUnknownOutcome(int answered, @Nullable String said) {
        status = answered;
        body = Objects.requireNonNullElse(said, "");
        assertThatThrownBy(() -> slack.post(bot, "Hello")).isInstanceOf(UnknownOutcome.class);
        if (answered != 200) {
            assertThatThrownBy(() -> slack.post(webhook, "Hello")).isInstanceOf(UnknownOutcome.class);
        }
    }

    @Test
    void theClientDoesNotRetryAfterALostReply() {
        losesItsReply = true;
        assertThatThrownBy(() -> slack.post(webhook, "Hello")).isInstanceOf(UnknownOutcome.class);
        assertThatThrownBy(() -> slack.post(bot, "Hello")).isInstanceOf(UnknownOutcome.class);
        assertThat(requests).hasValue(2);
    }

    @Test
    void aMessageOverARefusedConnectionIsKnownNotToBePosted() {
        server.stop(0);
        assertThat(failureOf(webhook).getOriginalMessage()).isEqualTo("slack unreachable");
    }

    private ApplicationFailure failureOf(Target target) {
        return catchThrowableOfType(ApplicationFailure.class, () -> slack.post(target, "Hello"));
    }

    private HttpServer server() {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            listening.createContext("/", this::answer);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        traceparent = exchange.getRequestHeaders().getFirst("traceparent");
        received = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (!losesItsReply) {
            if (retryAfter != null) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
        }
        exchange.close();
    }
}
