package com.motionmavericks.api.http;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The forms of pages. Not by `FormParam`, which breaks over a request that has none.
public final class Forms {
    private Forms() {}

    /// A field of a form; empty where either is absent.
    ///
    /// @throws Problem with [ProblemType#MALFORMED_REQUEST] if it stands there twice
    public static String field(@Nullable MultivaluedMap<String, String> form, String name) {
        if (form == null) {
            return "";
        }
        SingleValuesFilter.requireSingle(form, name);
        return Objects.requireNonNullElse(form.getFirst(name), "");
    }
}
