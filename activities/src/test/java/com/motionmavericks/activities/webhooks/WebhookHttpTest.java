package com.motionmavericks.activities.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.webhooks.WebhookAddresses;
import com.motionmavericks.domain.webhooks.WebhookAnswer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import okhttp3.Dns;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebhookHttpTest {
    private static final Headers HEADERS = Headers.of("webhook-id", "msg_1", "Content-Type", "application/json");
    private static final byte[] BODY = "{\"type\":\"webhook.test\"}".getBytes(UTF_8);

    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final WebhookHttp local = http(true, Dns.SYSTEM);
    private final WebhookHttp production = http(false, Dns.SYSTEM);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theBodyArrivesByteForByteWithItsHeaders() {
        var answer = local.post(url("/ok"), HEADERS, BODY);
        assertThat(answer).isEqualTo(new WebhookAnswer(200, null, "thanks", null));
        assertThat(received).containsExactly("/ok msg_1 application/json {\"type\":\"webhook.test\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::1]",
            "[::ffff:127.0.0.1]", "[0:0:0:0:0:ffff:7f00:1]", "127.0.0.1.", "0.0.0.0", "[::]", "⑫7.0.0.1"})
    void thisMachineIsNotReachedBySomeSpellingOfItsAddress(String host) {
        var answer = production.post("http://" + host + ":" + server.getAddress().getPort() + "/ok", HEADERS, BODY);
        assertThat(answer.status()).isNull();
        assertThat(answer.fault()).isIn(WebhookAnswer.Fault.REFUSED_ADDRESS, WebhookAnswer.Fault.UNKNOWN_HOST);
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "10.0.0.1", "192.168.0.1", "100.64.0.1", "[fd00:ec2::254]", "[fe80::1]",
            "[::ffff:169.254.169.254]", "[64:ff9b::a9fe:a9fe]", "[2002:a9fe:a9fe::1]"})
    void aLocalSystemReachesNoPrivateAddressEither(String host) {
        assertThat(local.post("http://" + host + "/", HEADERS, BODY).fault())
                .isEqualTo(WebhookAnswer.Fault.REFUSED_ADDRESS);
    }

    @Test
    void aNameThatResolvesToAPrivateAddressIsRefused() {
        for (var address : new String[]{"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1"}) {
            var http = http(false, _ -> List.of(InetAddress.ofLiteral(address)));
            assertThat(http.post("https://hooks.example.com/", HEADERS, BODY).fault()).as(address)
                    .isEqualTo(WebhookAnswer.Fault.REFUSED_ADDRESS);
        }
    }

    @Test
    void aNameThatIsReboundIsCheckedAtEachConnection() {
        var answers = new ArrayDeque<>(List.of("127.0.0.1", "169.254.169.254", "10.0.0.1"));
        var http = http(true, _ -> List.of(InetAddress.ofLiteral(answers.remove())));
        var url = "http://hooks.example.com:" + server.getAddress().getPort() + "/ok";
        assertThat(http.post(url, HEADERS, BODY).status()).isEqualTo(200);
        assertThat(http.post(url, HEADERS, BODY).fault()).isEqualTo(WebhookAnswer.Fault.REFUSED_ADDRESS);
        assertThat(http.post(url, HEADERS, BODY).fault()).isEqualTo(WebhookAnswer.Fault.REFUSED_ADDRESS);
        assertThat(received).hasSize(1);
    }

    @Test
    void noneOfSeveralAddressesEscapesTheCheck() {
        var http = http(false, _ -> List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1")));
        var url = "http://hooks.example.com:" + server.getAddress().getPort() + "/ok";
        assertThat(http.post(url, HEADERS, BODY).fault()).isEqualTo(WebhookAnswer.Fault.REFUSED_ADDRESS);
        assertThat(received).isEmpty();
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() {
        var answer = local.post(url("/redirect"), HEADERS, BODY);
        assertThat(answer.status()).isEqualTo(307);
        assertThat(received).hasSize(1);
    }

    @Test
    void onlyTheBeginningOfAnEndlessAnswerIsRead() {
        var began = Instant.now();
        var answer = local.post(url("/endless"), HEADERS, BODY);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).hasSize(WebhookAnswer.LONGEST_BODY).startsWith("xxx").doesNotContain("\0");
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aPackedAnswerIsNotAskedForAndTextIsMadeStorable() {
        assertThat(local.post(url("/nul"), HEADERS, BODY).body()).isEqualTo("a\uFFFDb");
    }

    @Test
    void aServerThatHangsTimesOut() throws IOException {
        assertThat(local.post(url("/slow"), HEADERS, BODY)).isEqualTo(WebhookAnswer.of(WebhookAnswer.Fault.TIMEOUT));
        assertThat(local.post(url("/trickle"), HEADERS, BODY).status()).as("the status counts").isEqualTo(200);
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(local.post("http://127.0.0.1:" + silent.getLocalPort(), HEADERS, BODY).fault())
                    .isEqualTo(WebhookAnswer.Fault.TIMEOUT);
        }
    }

    @Test
    void everyFailureIsAnAnswer() throws IOException {
        assertThat(local.post("https://127.0.0.1:" + plainServer(), HEADERS, BODY).fault())
                .isEqualTo(WebhookAnswer.Fault.TLS);
        assertThat(http(true, _ -> {
            throw new UnknownHostException();
        }).post("https://hooks.example.com", HEADERS, BODY).fault()).isEqualTo(WebhookAnswer.Fault.UNKNOWN_HOST);
        assertThat(local.post("http://127.0.0.1:1/", HEADERS, BODY).fault())
                .isEqualTo(WebhookAnswer.Fault.NO_CONNECTION);
        assertThat(local.post(url("/broken"), HEADERS, BODY).fault()).isEqualTo(WebhookAnswer.Fault.BROKEN_ANSWER);
        assertThat(local.post(url("/busy"), HEADERS, BODY).retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(received).filteredOn(request -> request.startsWith("/busy")).as("sent once").hasSize(1);
    }

    private static WebhookHttp http(boolean allowsLoopback, Dns dns) {
        return new WebhookHttp(new WebhookAddresses(allowsLoopback), dns, Duration.ofSeconds(1));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var path = exchange.getRequestURI().getPath();
        received.add(path + " " + headers.getFirst("webhook-id") + " " + headers.getFirst("Content-Type") + " "
                + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        try (exchange) {
            switch (path) {
                case "/redirect" -> {
                    exchange.getResponseHeaders().add("Location", url("/ok"));
                    exchange.sendResponseHeaders(307, -1);
                }
                case "/endless" -> {
                    exchange.sendResponseHeaders(200, 0);
                    var out = exchange.getResponseBody();
                    while (true) {
                        out.write("x".repeat(1000).getBytes(UTF_8));
                    }
                }
                case "/slow" -> sleep(3000);
                case "/trickle" -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    sleep(3000);
                }
                case "/busy" -> {
                    exchange.getResponseHeaders().add("Retry-After", "7");
                    exchange.sendResponseHeaders(503, -1);
                }
                case "/nul" -> write(exchange, headers.getFirst("Accept-Encoding").equals("identity") ? "a\0b" : "");
                case "/broken" -> {
                    // No status line before the connection closes.
                }
                default -> write(exchange, "thanks");
            }
        }
    }

    /// Answers in clear, whatever it is sent.
    private static int plainServer() throws IOException {
        var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (plain; var connection = plain.accept()) {
                connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
                sleep(1000);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return plain.getLocalPort();
    }

    private static void write(HttpExchange exchange, String text) throws IOException {
        exchange.sendResponseHeaders(200, text.length());
        exchange.getResponseBody().write(text.getBytes(UTF_8));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
