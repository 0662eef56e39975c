package com.motionmavericks.activities.mux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.motionmavericks.domain.assets.Media;
import com.motionmavericks.domain.assets.Progress;
import com.motionmavericks.domain.tracing.Tracing;
import com.sun.net.httpserver.HttpServer;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MuxClientTest {
    private final HttpServer server = server();
    private final MuxClient mux = new MuxClient(URI.create("http://localhost:" + server.getAddress().getPort()), "id",
            "secret", Tracing.OFF);
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private String upload = "asset_created";
    private int status = 200;
    private String asset = "{}";

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aFilmIsReadyWithItsLength() {
        asset = "{\"status\":\"ready\",\"playback_ids\":[{\"id\":\"p\"}],\"duration\":4.5,\"aspect_ratio\":\"16:9\"}";
        assertThat(mux.progress("u")).isEqualTo(new Progress.Ready(new Media.Video("a", "p", 4.5, "16:9")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"duration\":4.5", "\"playback_ids\":[{\"id\":\"p\"}]",
            "\"playback_ids\":[{\"id\":\"p\"}],\"duration\":\"long\"",
            "\"playback_ids\":[{\"id\":\"p\"}],\"duration\":-1",
            "\"playback_ids\":[{\"id\":\"p\"}],\"duration\":1e999"})
    void aFilmThatIsReadyWithoutWhatPlaysItIsNoAnswer(String fields) {
        asset = "{\"status\":\"ready\"," + fields + "}";
        assertThat(failure().getOriginalMessage()).isEqualTo("mux unreachable");
        assertThat(failure().isNonRetryable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"429,PT9S", "503,PT9S", "404,none"})
    void itWaitsAsLongAsMuxAsksUnlessItIsRefused(int answered, @Nullable Duration pause) {
        status = answered;
        assertThat(failure().getNextRetryDelay()).isEqualTo(pause);
    }

    @ParameterizedTest
    @CsvSource({"waiting,PUT /video/v1/uploads/u/cancel", "asset_created,DELETE /video/v1/assets/a", "cancelled,"})
    void anUploadIsCancelledOrWhatItHasBecomeIsDeleted(String now, @Nullable String call) {
        upload = now;
        mux.deleteUpload("u");
        assertThat(calls).containsExactlyElementsOf(
                Stream.of("GET /video/v1/uploads/u", call).filter(Objects::nonNull).toList());
    }

    @Test
    void whatMuxNoLongerHasIsDeleted() {
        status = 404;
        mux.deleteAsset("a");
        mux.deleteUpload("u");
        assertThat(calls).containsExactly("DELETE /video/v1/assets/a", "GET /video/v1/uploads/u");
        status = 503;
        assertThat(catchThrowableOfType(ApplicationFailure.class, () -> mux.deleteAsset("a"))).isNotNull();
    }

    private ApplicationFailure failure() {
        return catchThrowableOfType(ApplicationFailure.class, () -> mux.progress("u"));
    }

    private HttpServer server() {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            listening.createContext("/", exchange -> {
                calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
                var data = exchange.getRequestURI().getPath().contains("uploads")
                        ? "{\"status\":\"" + upload + "\",\"asset_id\":\"a\"}"
                        : asset;
                exchange.getResponseHeaders().set("Retry-After", "9");
                exchange.sendResponseHeaders(status, 0);
                exchange.getResponseBody().write(("{\"data\":" + data + "}").getBytes(UTF_8));
                exchange.close();
            });
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
