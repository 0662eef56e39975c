package com.motionmavericks.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.domain.problems.FieldError.Code;
import org.jspecify.annotations.Nullable;

/// What is wrong with one value of a request: an item of `errors` in a problem document. The domain's own
/// [com.motionmavericks.domain.problems.FieldError] has the same shape.
///
/// @param pointer a JSON Pointer into the body
/// @param parameter the name of a query parameter, a header or a field of a form
/// @param message one sentence for people, without the value's name
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvalidValue(@Nullable String pointer, @Nullable String parameter, Code code, String message) {

    static InvalidValue inBody(String pointer, Code code, String message) {
        return new InvalidValue(pointer, null, code, message);
    }

    static InvalidValue ofParameter(String name, Code code, String message) {
        return new InvalidValue(null, name, code, message);
    }

    static InvalidValue repeated(String parameter) {
        return ofParameter(parameter, Code.REPEATED, "must occur only once");
    }
}
