package com.motionmavericks.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.domain.operations.ScheduleState;
import com.motionmavericks.domain.operations.ScheduleStates;
import com.motionmavericks.domain.tenancy.Credential;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Path("/v1/operations/schedules")
@Produces(MediaType.APPLICATION_JSON)
public final class SchedulesResource {
    private final ScheduleStates schedules;

    public SchedulesResource(ScheduleStates schedules) {
        this.schedules = schedules;
    }

    record Schedules(List<Representation> items) {}

    /// A Schedule on the wire.
    ///
    /// @param catchUp in ISO 8601, for example `PT10M`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(String id, String purpose, String cron, String catchUp, boolean isPaused,
            @Nullable Instant lastRoundAt, @Nullable Instant nextRoundAt, long missedRounds, Instant seenAt) {
        static Representation of(ScheduleState state) {
            return new Representation(state.id(), state.purpose(), state.cron(), state.catchUp().toString(),
                    state.isPaused(),
                    state.lastRoundAt(), state.nextRoundAt(), state.missedRounds(), state.seenAt());
        }
    }

    @GET
    public Schedules list(@Auth Credential caller) {
        return new Schedules(schedules.list(caller).stream().map(Representation::of).toList());
    }
}
