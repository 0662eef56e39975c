package com.motionmavericks.api.limits;

import com.motionmavericks.api.http.RequestIdFilter;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Whom an address stands for: a client of IPv6 has all addresses with the same first 64 bits.
final class ClientAddress {
    private static final int PREFIX = 8;

    private ClientAddress() {}

    static String of(ContainerRequestContext request) {
        return of(String.valueOf(RequestIdFilter.origin(request).address()));
    }

    /// @return the address itself for IPv4, the prefix for IPv6
    static String of(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), PREFIX))
                    : address;
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
