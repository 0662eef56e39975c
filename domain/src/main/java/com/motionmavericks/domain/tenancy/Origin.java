package com.motionmavericks.domain.tenancy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The origin of a command, for the audit log.
///
/// @param requestId the `X-Request-Id` of the request, or the name of our own process
/// @param address the client's network address
/// @param agent the client's `User-Agent`
public record Origin(String requestId, @Nullable String address, @Nullable String agent) {
    /// An origin inside our own processes.
    public static Origin internal(String name) {
        return new Origin(name, null, null);
    }

    /// The client's network, which names no single host: IPv4 to /24, IPv6 to /48.
    public @Nullable String network() {
        try {
            return address == null ? null : network(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static String network(InetAddress address) {
        var bits = address instanceof Inet4Address ? 24 : 48;
        var bytes = address.getAddress();
        Arrays.fill(bytes, bits / 8, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + bits;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("The bytes of an address are one", e);
        }
    }
}
