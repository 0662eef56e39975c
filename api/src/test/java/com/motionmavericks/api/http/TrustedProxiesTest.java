package com.motionmavericks.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final String CLIENT = "203.0.113.7";
    private final TrustedProxies proxies = new TrustedProxies("10.0.0.0/8, 192.168.1.1,fd00::/8,::1");

    @Test
    void aHeaderFromAnotherPeerIsIgnored() {
        assertThat(proxies.clientAddress(CLIENT, List.of("198.51.100.1"))).isEqualTo(CLIENT);
        assertThat(proxies.clientAddress(CLIENT, List.of("10.0.0.1"))).isEqualTo(CLIENT);
        assertThat(new TrustedProxies("").clientAddress("10.0.0.1", List.of(CLIENT))).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"10.0.0.1 | 203.0.113.7", "10.0.0.1 | 203.0.113.7, 192.168.1.1",
            "10.0.0.1 | 203.0.113.7,10.9.9.9 , 192.168.1.1", "fd00::1 | 203.0.113.7", "[fd00::1] | 203.0.113.7",
            "::1 | 203.0.113.7",
            "::ffff:10.0.0.1 | 203.0.113.7",
            // What the client itself has sent comes first.
            "10.0.0.1 | 198.51.100.1, 203.0.113.7", "10.0.0.1 | 10.0.0.2, 203.0.113.7, 192.168.1.1",
            "10.0.0.1 | unknown, 203.0.113.7"})
    void theLastAddressThatIsNoProxyIsTheClients(String peer, String forwardedFor) {
        assertThat(proxies.clientAddress(peer, List.of(forwardedFor))).isEqualTo(CLIENT);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(proxies.clientAddress("10.0.0.1", List.of("198.51.100.1, " + CLIENT, "192.168.1.1")))
                .isEqualTo(CLIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "203.0.113.7, unknown", "203.0.113.7, localhost"})
    void withoutAnAddressTheProxysOwnCounts(String forwardedFor) {
        assertThat(proxies.clientAddress("10.0.0.1", List.of(forwardedFor))).isEqualTo("10.0.0.1");
        assertThat(proxies.clientAddress("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.1/8", "localhost", "proxy/8", "10.0.0.1-9"})
    void aBlockThatIsNoneIsRefused(String block) {
        assertThatThrownBy(() -> new TrustedProxies("10.0.0.1," + block))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("TRUSTED_PROXIES")
                .hasMessageEndingWith(block);
    }
}
