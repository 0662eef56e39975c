package com.motionmavericks.local.vendors;

import java.util.Map;

/// An error in Resend's format: `{statusCode, name, message}`.
final class ResendError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String name;

    ResendError(int status, String name, String message) {
        super(message);
        this.status = status;
        this.name = name;
    }

    Reply.Content reply() {
        return Reply.json(status,
                Map.of("statusCode", status, "name", name, "message", String.valueOf(getMessage())));
    }
}
