package com.motionmavericks.api.http;

import java.util.List;
import java.util.Map;

/// A request that is answered with a problem document. The caller sees its message.
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final transient Map<String, Object> facts;

    public Problem(ProblemType type, String detail) {
        this(type, detail, Map.of());
    }

    /// @param facts members of the document beside the standard ones
    public Problem(ProblemType type, String detail, Map<String, Object> facts) {
        super(detail);
        this.type = type;
        this.facts = facts;
    }

    /// The request cannot be read, because of one value.
    static Problem malformed(String detail, InvalidValue value) {
        return new Problem(ProblemType.MALFORMED_REQUEST, detail, Map.of("errors", List.of(value)));
    }

    /// The request can be read, but breaks rules.
    static Problem invalid(List<InvalidValue> values) {
        return new Problem(ProblemType.INVALID, "The request breaks a rule: see errors.", Map.of("errors", values));
    }

    public ProblemType type() {
        return type;
    }

    public Map<String, Object> facts() {
        return facts;
    }
}
