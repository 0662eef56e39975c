package com.motionmavericks.domain.problems;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Thrown when the domain refuses a command. Nothing was changed. The message goes to the caller, so it contains no
/// internals.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Refusal refusal;
    private final transient Map<String, Object> facts;

    public Refused(Refusal refusal, String message) {
        this(refusal, message, Map.of());
    }

    /// @param facts further members of the problem document, for example `currentVersion`
    public Refused(Refusal refusal, String message, Map<String, Object> facts) {
        super(message);
        this.refusal = refusal;
        this.facts = facts;
    }

    /// The refusal [Refusal#NOT_FOUND].
    ///
    /// @param name kind of resource, for example `project`
    public static Refused notFound(String name) {
        return new Refused(Refusal.NOT_FOUND, "There is no " + name + " with this id.");
    }

    /// Refuses a command with [Refusal#INVALID] because of one field.
    ///
    /// @param pointer of the field: see [FieldError]; empty where only the caller knows it
    public static Refused invalid(String pointer, FieldError.Code code, String message) {
        return invalid(List.of(new FieldError(pointer, code, message)));
    }

    /// Refuses a command with [Refusal#INVALID] because of several fields.
    public static Refused invalid(List<FieldError> errors) {
        return new Refused(Refusal.INVALID, "The request breaks a rule: see errors.", Map.of("errors", errors));
    }

    /// The fields at fault, of a command that was refused with [Refusal#INVALID].
    @SuppressWarnings("unchecked")
    public List<FieldError> errors() {
        return (List<FieldError>) Objects.requireNonNull(facts.get("errors"));
    }

    public Refusal refusal() {
        return refusal;
    }

    public Map<String, Object> facts() {
        return facts;
    }
}
