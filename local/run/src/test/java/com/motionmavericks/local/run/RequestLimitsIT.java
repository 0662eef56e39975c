package com.motionmavericks.local.run;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The limits of one request over real HTTP. `MalformedRequestsIT` has those of bodies and fields.
class RequestLimitsIT {
    private static final String HEADERS = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";

    @Test
    void aPathAndQueryHaveALimit() throws IOException {
        assertThat(status("GET /v1/me?x=" + "x".repeat(8192) + HEADERS + "\r\n")).isEqualTo("414");
    }

    @Test
    void headersHaveALimitInSizeAndSoInNumber() throws IOException {
        assertThat(status("GET /v1/me" + HEADERS + "X-Long: " + "x".repeat(8192) + "\r\n\r\n")).isEqualTo("431");
        assertThat(status("GET /v1/me" + HEADERS + IntStream.range(0, 2000).mapToObj(i -> "X-" + i + ": x\r\n")
                .collect(Collectors.joining()) + "\r\n")).isEqualTo("431");
    }

    @Test
    void aListHasALimit() {
        var studio = TestSystem.newStudio();
        var person = Map.of("email", "robin@example.com", "name", "Robin", "role", "GUEST");
        assertThat(studio.client().post(studio.admin(), "/v1/invitations/bulk",
                Map.of("invitations", Collections.nCopies(101, person))).expect(422).json()
                .at("/errors/0/code").asText()).isEqualTo("too-long");
    }

    private static String status(String request) throws IOException {
        var port = URI.create(TestSystem.running().api()).getPort();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readNBytes("HTTP/1.1 400".length()), US_ASCII).substring(9);
        }
    }
}
