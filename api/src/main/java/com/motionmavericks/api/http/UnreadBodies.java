package com.motionmavericks.api.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/// Reads the rest of a body after the answer, up to a bound. A request may be refused before its body has come. Jetty would then close the
/// connection, and the client's next request on it would fail.
public final class UnreadBodies implements Filter {
    private static final int MOST = 256 << 10;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        if (!request.getInputStream().isFinished() && request.getContentLengthLong() <= MOST) {
            skip(request);
        }
    }

    private static void skip(ServletRequest request) {
        try {
            var _ = SlowBodies.read(request.getInputStream(), MOST, SlowBodies.PATIENCE);
        } catch (IOException gone) {
            // The answer was sent, and Jetty closes the connection.
        }
    }
}
