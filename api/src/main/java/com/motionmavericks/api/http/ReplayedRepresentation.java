package com.motionmavericks.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.domain.paging.Replayed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The outcome of a replay of a range on the wire.
///
/// @param next the `from` of the next call, absent if none is left
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayedRepresentation(int replayed, @Nullable Instant next) {
    public static ReplayedRepresentation of(Replayed outcome) {
        return new ReplayedRepresentation(outcome.replayed(), outcome.next());
    }
}
