package com.motionmavericks.local.bench;

/// Makes the requests to a server. Each is about another row.
@FunctionalInterface
interface Requests {
    Request next(RequestKind kind);
}
