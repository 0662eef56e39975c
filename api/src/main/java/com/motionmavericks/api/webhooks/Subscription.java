package com.motionmavericks.api.webhooks;

import com.motionmavericks.domain.problems.FieldError.Code;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.webhooks.WebhookAddresses;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What an endpoint may subscribe to, and where it may be.
///
/// @param eventTypes the names of all types of events
public record Subscription(WebhookAddresses addresses, Set<String> eventTypes) {
    /// @throws Refused with INVALID
    String url(String url) {
        return addresses.require(url);
    }

    /// @throws Refused with INVALID
    List<String> types(List<String> types) {
        var seen = new HashSet<String>();
        for (int i = 0; i < types.size(); i++) {
            if (!eventTypes.contains(types.get(i))) {
                throw Refused.invalid("/eventTypes/" + i, Code.NOT_FOUND, "must be the name of a type of event");
            }
            if (!seen.add(types.get(i))) {
                throw Refused.invalid("/eventTypes/" + i, Code.DUPLICATE, "must not occur twice");
            }
        }
        return types;
    }
}
