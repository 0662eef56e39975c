package com.motionmavericks.api.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.InetAddressSet;

/// The proxies in front of the API. Their `X-Forwarded-For` counts, and that of any other peer is ignored. A servlet
/// filter, because Jersey finds the servlet request through a proxy object, which costs as much as the authentication.
public final class TrustedProxies implements Filter {
    static final String CLIENT_ADDRESS = "client.address";
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private final InetAddressSet proxies = new InetAddressSet();

    /// @param proxies addresses or CIDR blocks, comma separated; blank for none
    /// @throws IllegalArgumentException if one is neither
    public TrustedProxies(String proxies) {
        Arrays.stream(proxies.split(",")).map(String::strip).filter(proxy -> !proxy.isEmpty()).forEach(this::add);
    }

    private void add(String proxy) {
        try {
            // The set would look up the name of a host.
            var _ = InetAddress.ofLiteral(proxy.replaceFirst("/\\d+$", ""));
            proxies.add(proxy);
        } catch (IllegalArgumentException neither) {
            throw new IllegalArgumentException(
                    "TRUSTED_PROXIES must be addresses or CIDR blocks, comma separated: " + proxy, neither);
        }
    }

    /// Sets the attribute [#CLIENT_ADDRESS] of the request.
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var forwardedFor = Collections.list(((HttpServletRequest) request).getHeaders(FORWARDED_FOR));
        request.setAttribute(CLIENT_ADDRESS, clientAddress(request.getRemoteAddr(), forwardedFor));
        chain.doFilter(request, response);
    }

    /// The client's address: the last one that is not a trusted proxy. A proxy appends the address of its own peer, so a
    /// client can forge only what comes before.
    ///
    /// @param peer the address at the other end of the connection
    /// @param forwardedFor the values of `X-Forwarded-For`, in their order
    String clientAddress(String peer, List<String> forwardedFor) {
        var client = peer;
        for (var hop : Arrays.asList(String.join(",", forwardedFor).split(",")).reversed()) {
            var forwarded = address(hop.strip());
            if (forwarded.isEmpty() || address(client).filter(proxies).isEmpty()) {
                return client;
            }
            client = forwarded.get().getHostAddress();
        }
        return client;
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
