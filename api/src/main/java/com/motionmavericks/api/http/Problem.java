package com.motionmavericks.api.http;

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

    public ProblemType type() {
        return type;
    }

    public Map<String, Object> facts() {
        return facts;
    }
}
