package com.motionmavericks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://studio.example", "https://studio.example/", "http://127.0.0.1:8080",
            "http://[::1]:8080"})
    void anAddressOfAHostIsTaken(String url) {
        assertThat(PublicUrl.require(URI.create(url))).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"studio.example", "", "//studio.example", "ftp://studio.example", "https:studio.example",
            "https:///x", "https://studio_1.example", "https://studio.example/api", "https://studio.example//",
            "https://studio.example?a=1", "https://studio.example#a", "https://ada@studio.example",
            "https://studio.example:99999", "https://studio.example:0", "mailto:ada@studio.example"})
    void anythingElseIsRefusedWithTheReason(String url) {
        assertThatThrownBy(() -> PublicUrl.require(URI.create(url))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PUBLIC_URL must be http(s)://host[:port]").hasMessageEndingWith(url);
    }
}
