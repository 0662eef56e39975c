package com.motionmavericks.domain.problems;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What is wrong with one field of a command.
///
/// @param pointer a JSON Pointer (RFC 6901) into the request's body: `/reviewers/3`
/// @param message one sentence for people, without the field's name
public record FieldError(String pointer, Code code, String message) {

    /// The kind of fault, which a client can act on.
    public enum Code {
        /// It is absent or null, and must not be.
        REQUIRED,
        /// There is no such field.
        UNKNOWN,
        /// It occurs more than once.
        REPEATED,
        /// It has another type or form.
        MALFORMED,
        /// It holds no visible character.
        BLANK,
        TOO_SHORT,
        TOO_LONG,
        /// A password that is easy to guess.
        TOO_WEAK,
        INVALID_CHARACTERS,
        /// A number or an instant beyond its bounds.
        OUT_OF_RANGE,
        /// An item of a list that another one equals.
        DUPLICATE,
        /// It names something that is not there, or may not be used here.
        NOT_FOUND,
        /// It does not go with another field or with the state of the thing.
        NOT_ALLOWED;

        /// As it stands in a problem document: `too-long`.
        @JsonValue
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
