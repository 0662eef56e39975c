package com.motionmavericks.api.http;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The forms of pages. Not by `FormParam`, which breaks over a request that has none.
public final class Forms {
    private Forms() {}

    /// A field of a form; empty where either is absent.
    public static String field(@Nullable MultivaluedMap<String, String> form, String name) {
        return form == null ? "" : Objects.requireNonNullElse(form.getFirst(name), "");
    }
}
