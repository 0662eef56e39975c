package com.motionmavericks.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/// The text of one HTTP request.
record Request(String text) {

    static Request get(String path, String token) {
        return of("GET " + path, authorization(token), "");
    }

    /// A command with a new idempotency key.
    static Request command(String path, String token, String headers, String json) {
        return post(path, authorization(token) + "Idempotency-Key: " + UUID.randomUUID() + "\r\n" + headers, json);
    }

    /// @param headers each with its line break
    static Request post(String path, String headers, String json) {
        return of("POST " + path, headers + "Content-Type: application/json\r\nContent-Length: "
                + json.getBytes(UTF_8).length + "\r\n", json);
    }

    private static Request of(String methodAndPath, String headers, String body) {
        return new Request(methodAndPath + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body);
    }

    private static String authorization(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }
}
