package com.motionmavericks.domain.webhooks;

import com.motionmavericks.domain.problems.FieldError.Code;
import com.motionmavericks.domain.problems.Refused;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.stream.Stream;

/// The addresses that a studio's webhooks may go to: those of the public internet.
public final class WebhookAddresses {
    private static final int LONGEST_URL = 2000;
    private static final int HTTPS_PORT = 443;
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;
    /// The special-purpose blocks of IPv4 (IANA), and the host of Azure with its metadata.
    private static final Block[] REFUSED_IPV4 = blocks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3");
    /// Global unicast. Unique-local, link-local, multicast, mapped, compatible and NAT64 addresses are outside of it.
    private static final Block PUBLIC_IPV6 = Block.of("2000::/3");
    /// Protocol assignments (Teredo, ORCHID), 6to4, and the two blocks for documentation.
    private static final Block[] REFUSED_IPV6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final boolean allowsLoopback;

    /// @param allowsLoopback for a local system: this machine is allowed too, with http and any port
    public WebhookAddresses(boolean allowsLoopback) {
        this.allowsLoopback = allowsLoopback;
    }

    /// Whether a connection to the address is allowed. A caller checks the address that it connects to, not one that it has
    /// looked up before.
    public boolean allow(InetAddress address) {
        return (allowsLoopback && address.isLoopbackAddress()) || switch (address) {
            case Inet4Address ip -> Stream.of(REFUSED_IPV4).noneMatch(block -> block.contains(ip));
            case Inet6Address ip -> PUBLIC_IPV6.contains(ip)
                    && Stream.of(REFUSED_IPV6).noneMatch(block -> block.contains(ip));
            default -> false;
        };
    }

    /// Checks the form of a URL. What its name resolves to is checked at each connection.
    ///
    /// @return the URL
    /// @throws Refused with INVALID unless it is an https URL of a public host, without user and fragment, at port 443 or 1024
    ///         and above
    public String require(String url) {
        if (url.length() > LONGEST_URL) {
            throw Refused.invalid("/url", Code.TOO_LONG, "must have at most 2000 characters");
        }
        if (!isAllowed(url)) {
            throw Refused.invalid("/url", Code.NOT_ALLOWED,
                    "must be an https URL of a public host, without user and fragment, at port 443 or above 1023");
        }
        return url;
    }

    private boolean isAllowed(String url) {
        try {
            var uri = new URI(url);
            var host = uri.getHost();
            if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null
                    || !url.chars().allMatch(c -> c > ' ' && c < 127)) {
                return false;
            }
            var isHttps = "https".equalsIgnoreCase(uri.getScheme());
            if (allowsLoopback && isLoopback(host)) {
                return isHttps || "http".equalsIgnoreCase(uri.getScheme());
            }
            return isHttps && isPublicPort(uri.getPort()) && isPublicHost(host);
        } catch (URISyntaxException | IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isPublicPort(int port) {
        return port == -1 || port == HTTPS_PORT || (port >= FIRST_UNPRIVILEGED_PORT && port <= 65_535);
    }

    /// A name with a domain, which may still resolve to a private address, or the literal of a public address.
    private boolean isPublicHost(String host) {
        if (isLiteral(host)) {
            var address = InetAddress.ofLiteral(host);
            // 0177.0.0.1 means 127.0.0.1 to some, and 177.0.0.1 to others.
            return allow(address) && (address instanceof Inet6Address || address.getHostAddress().equals(host));
        }
        var name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return name.contains(".") && !name.endsWith(".localhost");
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || (isLiteral(host) && InetAddress.ofLiteral(host).isLoopbackAddress());
    }

    /// `java.net.URI` takes only dotted quads and bracketed IPv6. It finds no host in other spellings of an address.
    private static boolean isLiteral(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+");
    }

    private static Block[] blocks(String... blocks) {
        return Stream.of(blocks).map(Block::of).toArray(Block[]::new);
    }

    /// A block of addresses.
    ///
    /// @param bits how many leading bits the addresses share
    private record Block(InetAddress first, int bits) {
        static Block of(String text) {
            var parts = text.split("/", 2);
            return new Block(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
        }

        boolean contains(InetAddress address) {
            var a = first.getAddress();
            var b = address.getAddress();
            for (int bit = 0; bit < bits; bit++) {
                if (((a[bit / 8] ^ b[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
