package com.motionmavericks.domain.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.events.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The body of a message, after Standard Webhooks. It holds ids only. The receiver reads the
/// rest by the API.
///
/// @param timestamp when the event happened
record WebhookBody(String type, Instant timestamp, Data data) {
    /// @param id of the event
    /// @param actorId the member who did it; absent if the system did it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Data(UUID id, Subject subject, @Nullable UUID projectId, @Nullable UUID actorId, @Nullable UUID batchId) {}

    record Subject(String type, UUID id) {}

    static String of(Event event) {
        var actor = event.actor();
        return Json.write(new WebhookBody(event.type(), event.at(),
                new Data(event.id(), new Subject(event.subjectType(), event.subjectId()), event.projectId(),
                        actor == null ? null : actor.id(), event.batchId())));
    }

    static String ofTest(UUID id, UUID endpointId, UUID actorId, Instant now) {
        return Json.write(new WebhookBody(WebhookMessage.TEST, now,
                new Data(id, new Subject(WebhookEndpointEvent.TESTED.subjectType(), endpointId), null, actorId, null)));
    }
}
