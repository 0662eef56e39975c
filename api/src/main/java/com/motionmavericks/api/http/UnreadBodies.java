package com.motionmavericks.api.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;

/// Reads what a refusal left unread of a request's body. Jetty closes a connection whose body was not read to its end, and
/// a client that was not told so loses its next request. A long or slow rest is not read; the answer says that the
/// connection closes.
///
/// It is a servlet filter too, because Jersey closes its own stream of a body that it failed to read.
public final class UnreadBodies implements Filter, ContainerResponseFilter {
    private static final String BODY = "body";
    private static final int LIMIT = 64 << 10;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(BODY, request.getInputStream());
        chain.doFilter(request, response);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = request.getHeaders();
        var hasBody = headers.containsKey(HttpHeaders.CONTENT_LENGTH) || headers.containsKey("Transfer-Encoding");
        if (hasBody && !(request.getProperty(BODY) instanceof InputStream body && isReadToItsEnd(request, body))) {
            response.getHeaders().putSingle("Connection", "close");
        }
    }

    private static boolean isReadToItsEnd(ContainerRequestContext request, InputStream body) {
        // Whoever expects `100 Continue` does not send the body without it.
        if (request.getLength() > LIMIT || request.getHeaders().containsKey("Expect")) {
            return false;
        }
        try {
            return SlowBodies.read(body, LIMIT, SlowBodies.PATIENCE).length < LIMIT || body.read() < 0;
        } catch (IOException _) {
            return false;
        }
    }
}
