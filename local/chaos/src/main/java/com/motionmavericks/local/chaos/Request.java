package com.motionmavericks.local.chaos;

import com.motionmavericks.domain.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An HTTP request, which is the same at each attempt.
///
/// @param headers names and values in turn
record Request(String method, String path, String body, List<String> headers) {
    static Request post(String path, Map<String, ?> body) {
        return new Request("POST", path, body.isEmpty() ? "" : Json.write(body), List.of());
    }

    static Request get(String path) {
        return new Request("GET", path, "", List.of());
    }

    static Request put(String path) {
        return new Request("PUT", path, "", List.of());
    }

    static Request patch(String path, Map<String, ?> body) {
        return new Request("PATCH", path, Json.write(body), List.of());
    }

    /// Whether it needs an idempotency key. The id of a webhook serves as one.
    boolean needsKey() {
        return method.equals("POST") && !path.startsWith("/v1/webhooks/");
    }

    Request with(String header, String value) {
        var all = new ArrayList<>(headers);
        all.addAll(List.of(header, value));
        return new Request(method, path, body, all);
    }
}
