package com.motionmavericks.local.standins;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// What a handler gives back: content to send, or nothing but a closed connection.
sealed interface Reply {

    record Content(int status, String body, Map<String, String> headers) implements Reply {
        Content with(String header, String value) {
            var more = new HashMap<>(headers);
            more.put(header, value);
            return new Content(status, body, more);
        }
    }

    /// The connection is closed without an answer.
    record Lost() implements Reply {}

    static Content json(int status, Object value) {
        return text(status, "application/json", Json.write(value));
    }

    static Content text(int status, String contentType, String body) {
        return new Content(status, body, Map.of("Content-Type", contentType + "; charset=utf-8"));
    }

    static Content noContent() {
        return new Content(204, "", Map.of());
    }

    default void send(HttpExchange exchange) throws IOException {
        switch (this) {
            case Content(var status, var body, var headers) -> {
                headers.forEach(exchange.getResponseHeaders()::set);
                var bytes = body.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            case Lost() -> exchange.close();
        }
    }
}
