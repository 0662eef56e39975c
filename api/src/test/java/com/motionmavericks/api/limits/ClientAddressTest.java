package com.motionmavericks.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientAddressTest {
    @Test
    void anAddressOfIpv4StandsForItself() {
        assertThat(ClientAddress.of("192.0.2.1")).isEqualTo("192.0.2.1").isNotEqualTo(ClientAddress.of("192.0.2.2"));
        assertThat(ClientAddress.of("::ffff:192.0.2.1")).isEqualTo(ClientAddress.of("::ffff:192.0.2.1"))
                .isNotEqualTo(ClientAddress.of("::ffff:192.0.2.2"));
    }

    @Test
    void aClientOfIpv6HasAllAddressesOfItsNetwork() {
        assertThat(ClientAddress.of("2001:db8::1")).isEqualTo(ClientAddress.of("2001:db8:0:0:ffff::2"))
                .isNotEqualTo(ClientAddress.of("2001:db8:0:1::1"));
    }
}
