package com.motionmavericks.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The limits of one request and what its connection survives, byte by byte. `MalformedRequestsIT` has the limits of fields.
class RequestLimitsIT {
    private static final String HEADERS = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";

    @Test
    void aPathAndQueryHaveALimit() throws IOException {
        assertThat(overTheWire("GET /v1/me?x=" + "x".repeat(8192) + HEADERS + "\r\n", false))
                .startsWith("HTTP/1.1 414");
    }

    @Test
    void headersHaveALimitInSizeAndSoInNumber() throws IOException {
        var many = IntStream.range(0, 2000).mapToObj(i -> "X-" + i + ": x\r\n").collect(Collectors.joining());
        for (var headers : List.of("X-Long: " + "x".repeat(8192) + "\r\n", many)) {
            assertThat(overTheWire("GET /v1/me" + HEADERS + headers + "\r\n", false)).startsWith("HTTP/1.1 431");
        }
    }

    @Test
    void aListHasALimit() {
        var studio = TestSystem.newStudio();
        var person = Map.of("email", "robin@example.com", "name", "Robin", "role", "GUEST");
        assertThat(studio.client().post(studio.admin(), "/v1/invitations/bulk",
                Map.of("invitations", Collections.nCopies(101, person))).expect(422).json()
                .at("/errors/0/code").asText()).isEqualTo("too-long");
    }

    @ParameterizedTest
    @CsvSource({"/v1/webhooks/mux,application/json", "/v1/sessions,application/json",
            "/s/unknown,application/x-www-form-urlencoded"})
    void aBodyThatIsDeclaredTooLongIsRefusedUnread(String path, String mediaType) throws Exception {
        assertThat(overTheWire("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + mediaType
                + "\r\nConnection: close\r\nContent-Length: 36000000\r\n\r\nx", false)).startsWith("HTTP/1.1 413")
                .contains("/problems/content-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 9\r\n\r\n{}", "Transfer-Encoding: chunked\r\n\r\nZZ\r\n"})
    void aBodyThatBreaksOffIsABadRequest(String rest) throws Exception {
        assertThat(overTheWire("POST /v1/webhooks/mux HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + rest, true)).startsWith("HTTP/1.1 400");
    }

    /// The client would send its next request on the connection.
    @ParameterizedTest
    @CsvSource({"GET,/v1/nothing,404", "POST,/v1/me,405", "POST,/v1/projects,401", "PUT,/v1/projects/%1B,400",
            "POST,/v1/webhooks/mux,415", "POST,/s/x%00,400"})
    void aRefusalBeforeTheBodyCameLeavesTheConnectionOrSaysThatItCloses(String method, String path, int status)
            throws Exception {
        var api = URI.create(TestSystem.running().api());
        try (var socket = new Socket(api.getHost(), api.getPort())) {
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            send(socket,
                    method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json;charset=latin1\r\n"
                            + "Content-Length: 5\r\n\r\n");
            awaitAnswer(Duration.ofMillis(300), socket, answer);
            send(socket, "key=xGET /v1/openapi HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(answer.readLine()).startsWith("HTTP/1.1 " + status);
            assertThat(answer.lines()).anyMatch(line -> line.equalsIgnoreCase("Connection: close")
                    || line.contains("HTTP/1.1 404"));
        }
    }

    /// The answers are longer than the buffers of both sides, so the API still writes when the client is gone.
    @Test
    void aClientThatHangsUpInTheMiddleOfAnAnswerIsNoErrorInTheLog() throws Exception {
        var api = URI.create(TestSystem.running().api());
        var log = TestSystem.system().directory().resolve("logs/api.log");
        var before = Files.size(log);
        for (var client = 0; client < 20; client++) {
            try (var socket = new Socket(api.getHost(), api.getPort())) {
                send(socket, "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n".repeat(20));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                // Resets the connection.
                socket.setSoLinger(true, 0);
            }
        }
        overTheWire("GET /nothing" + HEADERS + "\r\n", false);
        assertThat(Files.readString(log).substring((int) before)).contains("GET /openapi.json 200")
                .doesNotContain("ERROR", "Exception");
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    private static void awaitAnswer(Duration patience, Socket socket, BufferedReader answer) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        answer.mark(1);
        try {
            var _ = answer.read();
        } catch (SocketTimeoutException _) {
            // The server waits for the body.
        } finally {
            answer.reset();
            socket.setSoTimeout(10_000);
        }
    }

    /// Sends the beginning of a request, and reads the answer.
    ///
    /// @param breaksOff whether to close the sending side
    private static String overTheWire(String request, boolean breaksOff) throws IOException {
        var api = URI.create(TestSystem.running().api());
        try (var socket = new Socket(api.getHost(), api.getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            if (breaksOff) {
                socket.shutdownOutput();
            }
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
