package com.motionmavericks.local.vendors;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The API by which tests control a stand-in: `GET /_control/ledger`, `GET /_control/requests`, `PUT /_control/faults` and
/// `DELETE /_control/faults`.
final class ControlApi {
    private final Supplier<List<?>> ledger;
    private final Faults faults;

    /// @param ledger all that the vendor has done, oldest first
    ControlApi(Supplier<List<?>> ledger, Faults faults) {
        this.ledger = ledger;
        this.faults = faults;
    }

    void routes(HttpListener listener) {
        listener.route("GET", "/_control/ledger", _ -> Reply.json(200, ledger.get()));
        listener.route("GET", "/_control/requests", _ -> Reply.json(200, Map.of("requests", listener.requests())));
        listener.route("PUT", "/_control/faults", request -> {
            faults.add(Json.read(request.body(), Fault.class));
            return Reply.noContent();
        });
        listener.route("DELETE", "/_control/faults", _ -> {
            faults.clear();
            return Reply.noContent();
        });
    }
}
