package com.motionmavericks.local.standins;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.domain.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/// A small HTTP server, each request on a thread of its own: a hanging fault holds up nobody else.
abstract class HttpStandIn implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;

    /// What a request is answered with.
    record Answer(int status, String contentType, String body) {
        static Answer json(int status, Object body) {
            return new Answer(status, "application/json", Json.write(body));
        }

        static Answer html(String body) {
            return new Answer(200, "text/html; charset=utf-8", body);
        }
    }

    /// A request, read whole.
    record Request(HttpExchange exchange, String method, String path, String body) {
        String header(String name) {
            var value = exchange.getRequestHeaders().getFirst(name);
            return value == null ? "" : value;
        }

        String query() {
            var query = exchange.getRequestURI().getQuery();
            return query == null ? "" : query;
        }
    }

    /// The work was done, but the caller shall not hear of it.
    static final class ReplyLost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    HttpStandIn(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " cannot be used", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
    }

    abstract Answer answer(Request request);

    void start() {
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var answer = answer(new Request(exchange, exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(), body));
            var bytes = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (ReplyLost _) {
            // Closing without an answer is the fault.
        }
    }
}
