package com.motionmavericks.api.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a Jetty, which answers every request with 404.
class SlowHeadersTest {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private Instant now = Instant.EPOCH;
    private final SlowHeaders headers = new SlowHeaders(() -> now);
    private Socket client = new Socket();
    private long sent;

    @BeforeEach
    void start() throws Exception {
        server.addConnector(connector);
        server.start();
        client = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        client.setSoTimeout(5000);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.stop();
    }

    @Test
    void headersThatDripAreGivenUp() throws Exception {
        send("GET / HTTP/1.1\r\nHost: x\r\nX: ");
        look();
        for (var seconds = 10; seconds <= 30; seconds += 10) {
            now = Instant.EPOCH.plusSeconds(seconds);
            send("a");
            look();
            assertThat(connector.getConnectedEndPoints()).as("after " + seconds + " s").hasSize(1);
        }
        now = now.plusMillis(1);
        look();
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void headersThatDripAfterARequestAreGivenUp() throws Exception {
        request();
        look();
        send("GET /");
        look();
        now = now.plus(Duration.ofSeconds(31));
        look();
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void aConnectionThatPausesBetweenRequestsIsKept() throws Exception {
        for (var i = 0; i < 3; i++) {
            look();
            now = now.plus(Duration.ofSeconds(60));
            look();
            request();
        }
    }

    private void request() throws Exception {
        send("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        var answer = new StringBuilder();
        while (!answer.toString().endsWith("</html>\n")) {
            var read = client.getInputStream().read();
            assertThat(read).as(answer.toString()).isNotNegative();
            answer.append((char) read);
        }
        assertThat(answer).startsWith("HTTP/1.1 404");
    }

    /// Sends, and waits until Jetty has read it.
    private void send(String text) throws IOException, InterruptedException {
        client.getOutputStream().write(text.getBytes(US_ASCII));
        sent += text.length();
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (connector.getConnectedEndPoints().stream()
                .noneMatch(endPoint -> endPoint.getConnection().getBytesIn() == sent)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(1);
        }
    }

    private void look() {
        headers.closeAmong(connector.getConnectedEndPoints());
    }
}
