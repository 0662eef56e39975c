package com.motionmavericks.domain.webhooks;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.problems.Refusal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressesTest {
    private final WebhookAddresses production = new WebhookAddresses(false);
    private final WebhookAddresses local = new WebhookAddresses(true);

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "100.127.255.255",
            "127.0.0.1", "127.255.255.254", "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255",
            "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.1",
            "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1",
            "::ffff:127.0.0.1",
            "::ffff:169.254.169.254", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "::a9fe:a9fe",
            "64:ff9b::169.254.169.254", "64:ff9b:1::1", "100::1", "2001::1", "2001:10::1", "2001:20::1", "2001:db8::1",
            "2002:7f00:1::", "2002:a9fe:a9fe::1", "3fff::1", "4000::1", "5f00::1", "fc00::1", "fd00:ec2::254",
            "fe80::1", "fec0::1", "ff02::1"})
    void anAddressThatIsNotPublicIsRefused(String address) {
        assertThat(production.allow(InetAddress.ofLiteral(address))).isFalse();
        var host = address.contains(":") ? "[" + address + "]" : address;
        refused(Refusal.INVALID, () -> production.require("https://" + host + "/hook"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.255.255.255",
            "128.0.0.1", "168.63.129.17", "169.253.255.255", "172.15.255.255", "172.32.0.1", "192.0.1.1", "192.167.1.1",
            "198.17.255.255", "198.20.0.1", "223.255.255.255", "2001:200::1", "2003::1", "2606:4700:4700::1111",
            "2a00:1450::1"})
    void aPublicAddressIsAllowed(String address) {
        assertThat(production.allow(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void aMappedAddressIsCheckedAsWhatItMaps() throws UnknownHostException {
        var mapped = new byte[]{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xFF, (byte) 0xFF, (byte) 169, (byte) 254,
                (byte) 169,
                (byte) 254};
        assertThat(production.allow(InetAddress.getByAddress(mapped))).isFalse();
        assertThat(local.allow(InetAddress.getByAddress(mapped))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://hooks.example.com/in?studio=1", "https://hooks.example.com:443/",
            "https://hooks.example.com:8443/", "HTTPS://hooks.example.com", "https://1.1.1.1/",
            "https://[2a00:1450::1]/"})
    void aPublicUrlIsAllowed(String url) {
        assertThat(production.require(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hooks.example.com/", "ftp://hooks.example.com/", "hooks.example.com",
            "//hooks.example.com/", "", "https:",
            "https://", "https:///in", "https://user@hooks.example.com/", "https://user:pass@hooks.example.com/",
            "https://hooks.example.com/#part", "https://hooks.example.com:22/", "https://hooks.example.com:80/",
            "https://hooks.example.com:0/", "https://hooks.example.com:70000/", "https://localhost/",
            "https://LOCALHOST/",
            "https://a.localhost/", "https://localhost./", "https://intranet/", "https://2130706433/",
            "https://0x7f000001/",
            "https://0x7f.1/", "https://0177.0.0.1/", "https://127.1/", "https://127.0.0.1./", "https://[::1]/",
            "https://[::ffff:7f00:1]/", "https://[fe80::1%25eth0]/", "https://127。0。0。1/", "https://ⓛocalhost/",
            "https://hooks.example.com\\@127.0.0.1/", "https://hooks .example.com/", "https://hooks.example.com/\n"})
    void anyOtherUrlIsRefused(String url) {
        refused(Refusal.INVALID, () -> production.require(url));
    }

    @Test
    void aUrlHasAtMost2000Characters() {
        var prefix = "https://hooks.example.com/";
        production.require(prefix + "x".repeat(2000 - prefix.length()));
        refused(Refusal.INVALID, () -> production.require(prefix + "x".repeat(2001 - prefix.length())));
    }

    @Test
    void aLocalSystemAllowsThisMachineAndNothingElse() {
        for (var url : new String[]{"http://localhost:9999/", "http://127.0.0.1/", "https://[::1]:9999/",
                "https://hooks.example.com/"}) {
            assertThat(local.require(url)).isEqualTo(url);
        }
        for (var url : new String[]{"http://hooks.example.com/", "http://10.0.0.1/", "https://169.254.169.254/"}) {
            refused(Refusal.INVALID, () -> local.require(url));
        }
        assertThat(local.allow(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(local.allow(InetAddress.ofLiteral("::1"))).isTrue();
        assertThat(local.allow(InetAddress.ofLiteral("10.0.0.1"))).isFalse();
        assertThat(local.allow(InetAddress.ofLiteral("169.254.169.254"))).isFalse();
    }
}
