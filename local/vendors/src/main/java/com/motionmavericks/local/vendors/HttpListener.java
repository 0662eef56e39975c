package com.motionmavericks.local.vendors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An HTTP server on the loopback address, with one virtual thread for each request.
final class HttpListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);

    static {
        // Without this, a small reply waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    @FunctionalInterface
    interface Handler {
        /// Answers a request.
        ///
        /// @throws IllegalArgumentException to answer 400 with its message
        Reply handle(Request request) throws InterruptedException;
    }

    private record Route(String method, Pattern path, Handler handler) {}

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Route> routes = new CopyOnWriteArrayList<>();
    private final AtomicLong requests = new AtomicLong();

    /// @param port 0 for any free port
    /// @throws UncheckedIOException if the port is taken
    HttpListener(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on port " + port, e);
        }
        server.setExecutor(executor);
        server.createContext("/", this::exchange);
    }

    /// Begins to answer. Callers wait until then, so call this after the routes are added.
    void start() {
        server.start();
    }

    /// Adds a route.
    ///
    /// @param template a path such as `/emails/{id}`
    void route(String method, String template, Handler handler) {
        var path = Pattern.compile(template.replaceAll("\\{(\\w+)}", "(?<$1>[^/]+)"));
        routes.add(new Route(method, path, handler));
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// The number of requests so far, on any path.
    long requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
        executor.close();
    }

    private void exchange(HttpExchange exchange) {
        requests.incrementAndGet();
        try (exchange) {
            answer(exchange).send(exchange);
        } catch (IOException | InterruptedException e) {
            LOG.debug("The client or this server went away: {}", e.toString());
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException, InterruptedException {
        for (var route : routes) {
            var path = route.path().matcher(exchange.getRequestURI().getPath());
            if (route.method().equals(exchange.getRequestMethod()) && path.matches()) {
                try {
                    return route.handler().handle(Request.of(exchange, path.toMatchResult()));
                } catch (IllegalArgumentException e) {
                    return Reply.json(400, Map.of("message", String.valueOf(e.getMessage())));
                } catch (RuntimeException e) {
                    LOG.error("{} {} failed", route.method(), route.path(), e);
                    return Reply.json(500, Map.of("message", e.toString()));
                }
            }
        }
        return Reply.json(404, Map.of("message", "Not found"));
    }
}
