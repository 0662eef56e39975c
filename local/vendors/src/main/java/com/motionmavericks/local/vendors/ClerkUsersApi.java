package com.motionmavericks.local.vendors;

import com.motionmavericks.local.vendors.ClerkLedger.User;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The users of Clerk's Backend API, `GET /v1/users/{id}` and `GET /v1/users/{id}/organization_memberships`, under the
/// active faults. Tests change the users by `PUT` and `DELETE /_control/users/{id}`, and their memberships by
/// `PUT` and `DELETE /_control/users/{id}/organizations/{organization}`. Each change sends its webhook, unless the query is
/// `?silent=true`.
final class ClerkUsersApi {
    private static final int MOST_ON_A_PAGE = 500;

    private final ClerkApi clerk;
    private final ClerkLedger ledger;
    private final Faults faults;
    private final WebhookDispatcher webhooks;
    private final InstantSource clock;

    ClerkUsersApi(ClerkApi clerk, ClerkLedger ledger, Faults faults, WebhookDispatcher webhooks, InstantSource clock) {
        this.clerk = clerk;
        this.ledger = ledger;
        this.faults = faults;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /// The body that sets a user.
    ///
    /// @param verified true if absent
    record NewUser(String emailAddress, @Nullable Boolean verified, String firstName,
            String lastName) {}

    void routes(HttpListener listener) {
        listener.route("GET", "/v1/users/{id}", clerk.guarded(underFaults(this::user)));
        listener.route("GET", "/v1/users/{id}/organization_memberships", clerk.guarded(underFaults(this::memberships)));
        listener.route("PUT", "/_control/users/{id}", this::put);
        listener.route("DELETE", "/_control/users/{id}", this::delete);
        listener.route("PUT", "/_control/users/{id}/organizations/{organization}", this::join);
        listener.route("DELETE", "/_control/users/{id}/organizations/{organization}", this::leave);
    }

    private HttpListener.Handler underFaults(HttpListener.Handler handler) {
        return request -> {
            var user = List.of(id(request));
            return faults.apply(user,
                    fail -> ClerkApi.error(fail.status(), "internal_clerk_error", "Oops, an unexpected error occurred"),
                    () -> {
                        faults.slow(user);
                        return handler.handle(request);
                    });
        };
    }

    private Reply user(Request request) {
        return ledger.find(id(request)).<Reply>map(user -> Reply.json(200, show(user)))
                .orElseGet(ClerkUsersApi::notFound);
    }

    private Reply memberships(Request request) {
        var limit = Math.min(MOST_ON_A_PAGE, request.query("limit").map(Integer::parseInt).orElse(10));
        var offset = request.query("offset").map(Integer::parseInt).orElse(0);
        return ledger.find(id(request)).<Reply>map(user -> {
            var page = user.organizations().stream().skip(offset).limit(limit)
                    .map(organization -> membership(user, organization)).toList();
            return Reply.json(200, Map.of("data", page, "total_count", user.organizations().size()));
        }).orElseGet(ClerkUsersApi::notFound);
    }

    private synchronized Reply put(Request request) {
        var body = Json.read(request.body(), NewUser.class);
        var before = ledger.find(id(request));
        var user = new User(id(request), body.emailAddress(), !Boolean.FALSE.equals(body.verified()),
                body.firstName(), body.lastName(), before.map(User::organizations).orElse(List.of()), false);
        ledger.append(user);
        return sent(request, before.isPresent() ? "user.updated" : "user.created", show(user));
    }

    private synchronized Reply delete(Request request) {
        return ledger.find(id(request)).<Reply>map(user -> {
            ledger.append(user.gone());
            return sent(request, "user.deleted", Map.of("id", user.id(), "object", "user", "deleted", true));
        }).orElseGet(ClerkUsersApi::notFound);
    }

    private synchronized Reply join(Request request) {
        var organization = request.path().group("organization");
        return ledger.find(id(request)).<Reply>map(user -> {
            ledger.append(user.in(Stream.concat(user.organizations().stream(), Stream.of(organization)).distinct()
                    .toList()));
            return sent(request, "organizationMembership.created", membership(user, organization));
        }).orElseGet(ClerkUsersApi::notFound);
    }

    private synchronized Reply leave(Request request) {
        var organization = request.path().group("organization");
        return ledger.find(id(request)).<Reply>map(user -> {
            ledger.append(user.in(user.organizations().stream().filter(one -> !one.equals(organization)).toList()));
            return sent(request, "organizationMembership.deleted", membership(user, organization));
        }).orElseGet(ClerkUsersApi::notFound);
    }

    private Reply sent(Request request, String type, Map<String, Object> data) {
        if (request.query("silent").isEmpty()) {
            webhooks.dispatch("msg_" + UUID.randomUUID(),
                    Json.write(Map.of("data", data, "object", "event", "type", type, "timestamp", clock.millis(),
                            "instance_id", "ins_local")),
                    true, faults.take(Fault.Webhooks.class, List.of(id(request))));
        }
        return Reply.noContent();
    }

    private static Map<String, Object> show(User user) {
        var address = Map.of("id", "idn_" + user.id(), "object", "email_address", "email_address", user.emailAddress(),
                "verification", Map.of("status", user.verified() ? "verified" : "unverified"));
        return Map.of("id", user.id(), "object", "user", "first_name", user.firstName(), "last_name", user.lastName(),
                "primary_email_address_id", "idn_" + user.id(), "email_addresses", List.of(address));
    }

    private static Map<String, Object> membership(User user, String organization) {
        return Map.of("id", "orgmem_" + user.id() + "_" + organization, "object", "organization_membership", "role",
                "org:admin", "organization", Map.of("id", organization, "object", "organization"),
                "public_user_data", Map.of("user_id", user.id(), "identifier", user.emailAddress()));
    }

    private static String id(Request request) {
        return request.path().group("id");
    }

    private static Reply notFound() {
        return ClerkApi.error(404, "resource_not_found", "not found");
    }
}
