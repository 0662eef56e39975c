package com.motionmavericks.local.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request to a handler.
///
/// @param path has the values of the route's `{names}` as groups
record Request(MatchResult path, @Nullable String rawQuery, Headers headers, ByteBuffer content) {

    static Request of(HttpExchange exchange, MatchResult path) throws IOException {
        return new Request(path, exchange.getRequestURI().getRawQuery(), exchange.getRequestHeaders(),
                ByteBuffer.wrap(exchange.getRequestBody().readAllBytes()));
    }

    String body() {
        return UTF_8.decode(content.duplicate()).toString();
    }

    byte[] bytes() {
        var bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /// The token of `Authorization: Bearer <token>`.
    Optional<String> bearer() {
        return header("Authorization").filter(value -> value.startsWith("Bearer "))
                .map(value -> value.substring("Bearer ".length()).strip()).filter(token -> !token.isEmpty());
    }

    Optional<String> query(String name) {
        return Stream.of((rawQuery == null ? "" : rawQuery).split("&")).map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2 && pair[0].equals(name))
                .map(pair -> URLDecoder.decode(pair[1], UTF_8)).findFirst();
    }
}
