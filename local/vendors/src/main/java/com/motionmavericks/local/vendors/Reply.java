package com.motionmavericks.local.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.HashMap;
import java.util.Map;

/// The reply of a handler: content, or a closed connection.
sealed interface Reply {

    /// An HTTP response.
    record Content(int status, ByteBuffer body, Map<String, String> headers) implements Reply {
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
        return bytes(status, contentType + "; charset=utf-8", body.getBytes(UTF_8));
    }

    static Content bytes(int status, String contentType, byte[] body) {
        return new Content(status, ByteBuffer.wrap(body), Map.of("Content-Type", contentType));
    }

    static Content noContent() {
        return empty(204);
    }

    static Content empty(int status) {
        return new Content(status, ByteBuffer.allocate(0), Map.of());
    }

    default void send(HttpExchange exchange) throws IOException {
        switch (this) {
            case Content(var status, var body, var headers) -> {
                headers.forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(status, body.hasRemaining() ? body.remaining() : -1);
                Channels.newChannel(exchange.getResponseBody()).write(body.duplicate());
            }
            case Lost() -> exchange.close();
        }
    }
}
