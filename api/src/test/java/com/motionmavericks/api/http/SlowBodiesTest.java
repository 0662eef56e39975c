package com.motionmavericks.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlowBodiesTest {
    @Test
    void aBodyIsReadToItsEndOrToTheLimit() throws IOException {
        assertThat(read(new ByteArrayInputStream(new byte[5000]), 6000)).hasSize(5000);
        assertThat(read(new ByteArrayInputStream(new byte[5000]), 5000)).hasSize(5000);
        assertThat(read(new ByteArrayInputStream(new byte[5000]), 1500)).hasSize(1500);
        assertThat(read(InputStream.nullInputStream(), 10)).isEmpty();
        assertThat(read(new ByteArrayInputStream(new byte[]{1, 2, 3}), 10)).containsExactly(1, 2, 3);
    }

    @Test
    void aBodyThatDripsIsGivenUp() {
        var drip = new InputStream() {
            private int sent;

            @Override
            public int read() {
                return sent++;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                bytes[offset] = (byte) read();
                return 1;
            }
        };
        assertThatIOException().isThrownBy(() -> read(drip, 1000));
        assertThat(drip.sent).isBetween(2, 20);
    }

    private static byte[] read(InputStream body, int limit) throws IOException {
        return SlowBodies.read(body, limit, Duration.ofMillis(100));
    }
}
