package com.motionmavericks.local.bench;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A task or an approval that a request is about.
///
/// @param admin id of the member who sends the request
/// @param organization of the studio at Clerk
record Row(String tenant, String admin, String organization, String project, String id) {
    static Row of(Map<String, @Nullable String> columns) {
        return new Row(text(columns, "tenant"), text(columns, "admin"), text(columns, "organization"),
                text(columns, "project"), text(columns, "id"));
    }

    /// As a script of the limit takes them.
    Map<String, String> parameters() {
        return Map.of("tenant", tenant, "admin", admin, "project", project, "id", id);
    }

    private static String text(Map<String, @Nullable String> columns, String name) {
        return Objects.requireNonNull(columns.get(name));
    }
}
