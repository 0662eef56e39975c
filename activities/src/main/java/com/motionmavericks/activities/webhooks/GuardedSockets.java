package com.motionmavericks.activities.webhooks;

import com.motionmavericks.domain.webhooks.WebhookAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/// Sockets that connect to allowed addresses only. The check is on the address of the connection itself, so it holds for each
/// spelling of a literal, and for a name that resolves to another address each time.
final class GuardedSockets extends SocketFactory {
    private final WebhookAddresses addresses;

    GuardedSockets(WebhookAddresses addresses) {
        this.addresses = addresses;
    }

    /// Thrown instead of connecting.
    static final class RefusedAddressException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedAddressException() {
            super("The address is not allowed");
        }
    }

    @Override
    public Socket createSocket() {
        return new Socket(Proxy.NO_PROXY) {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                if (!(endpoint instanceof InetSocketAddress to) || to.isUnresolved()
                        || !addresses.allow(to.getAddress())) {
                    throw new RefusedAddressException();
                }
                super.connect(endpoint, timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("Connected sockets are not made");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("Connected sockets are not made");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("Connected sockets are not made");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("Connected sockets are not made");
    }
}
