package com.motionmavericks.api.notifications;

import com.motionmavericks.api.http.ETags;
import com.motionmavericks.domain.notifications.DeliveryMode;
import com.motionmavericks.domain.notifications.NotificationPreferences;
import com.motionmavericks.domain.notifications.NotificationPreferences.PreferenceValues;
import com.motionmavericks.domain.notifications.Preferences;
import com.motionmavericks.domain.tenancy.Principal;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The caller's preferences for notifications.
@Path("/v1/me/notification-preferences")
@Produces(MediaType.APPLICATION_JSON)
public final class PreferencesResource {
    private final Preferences preferences;

    public PreferencesResource(Preferences preferences) {
        this.preferences = preferences;
    }

    /// The body that changes preferences.
    record Body(@NotNull DeliveryMode approvals, @NotNull DeliveryMode assets, @NotNull DeliveryMode tasks,
            @NotNull DeliveryMode comments,
            @NotNull ZoneId timeZone, @NotNull LocalTime digestAt) {
        PreferenceValues toWishes() {
            return new PreferenceValues(approvals, assets, tasks, comments, timeZone,
                    digestAt.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /// Preferences on the wire.
    record Representation(DeliveryMode approvals, DeliveryMode assets, DeliveryMode tasks, DeliveryMode comments,
            ZoneId timeZone,
            LocalTime digestAt, Instant nextDigestAt) {
        static Representation of(NotificationPreferences preferences) {
            var wishes = preferences.wishes();
            return new Representation(wishes.approvals(), wishes.assets(), wishes.tasks(), wishes.comments(),
                    wishes.timeZone(), wishes.digestAt(), preferences.nextDigestAt());
        }
    }

    @GET
    public Response get(@Auth Principal principal, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var mine = preferences.get(principal);
        return ETags.read(ifNoneMatch, mine.version(), Representation.of(mine));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(@Auth Principal principal, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Body body) {
        var mine = preferences.change(principal, ETags.required(ifMatch), body.toWishes());
        return ETags.answer(Response.ok(), mine.version(), Representation.of(mine));
    }
}
