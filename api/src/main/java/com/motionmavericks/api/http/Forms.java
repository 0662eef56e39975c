package com.motionmavericks.api.http;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The forms of pages. `FormParam` does not serve: it fails for a request without a form.
public final class Forms {
    private Forms() {}

    /// A field of a form; empty if the form or the field is absent.
    ///
    /// @throws Problem with [ProblemType#MALFORMED_REQUEST] if the field occurs twice
    public static String field(@Nullable MultivaluedMap<String, String> form, String name) {
        if (form == null) {
            return "";
        }
        SingleValuesFilter.requireSingle(form, name);
        return Objects.requireNonNullElse(form.getFirst(name), "");
    }
}
