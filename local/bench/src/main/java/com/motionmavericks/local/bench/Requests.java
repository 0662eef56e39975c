package com.motionmavericks.local.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Makes the requests to a server. Each is about another row.
@FunctionalInterface
interface Requests {
    Request next(RequestKind kind);

    /// One kind after the other.
    default Supplier<Request> mixed(List<RequestKind> kinds) {
        var next = new AtomicInteger();
        return () -> next(kinds.get(Math.floorMod(next.getAndIncrement(), kinds.size())));
    }
}
