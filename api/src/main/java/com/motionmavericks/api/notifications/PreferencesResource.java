package com.motionmavericks.api.notifications;

import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.MergePatch;
import com.motionmavericks.domain.notifications.ChangeNotificationPreferences;
import com.motionmavericks.domain.notifications.DeliveryMode;
import com.motionmavericks.domain.notifications.NotificationPreferences;
import com.motionmavericks.domain.notifications.Preferences;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.tenancy.Credential;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
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
    record PatchBody(Patch<@NotNull DeliveryMode> approvals, Patch<@NotNull DeliveryMode> assets,
            Patch<@NotNull DeliveryMode> tasks, Patch<@NotNull DeliveryMode> comments, Patch<@NotNull ZoneId> timeZone,
            Patch<@NotNull LocalTime> digestAt) {
        ChangeNotificationPreferences toCommand(long version) {
            return new ChangeNotificationPreferences(version, approvals, assets, tasks, comments, timeZone, digestAt);
        }
    }

    /// Preferences on the wire.
    record Representation(DeliveryMode approvals, DeliveryMode assets, DeliveryMode tasks, DeliveryMode comments,
            ZoneId timeZone, LocalTime digestAt, Instant nextDigestAt, Instant updatedAt, long version) {
        static Representation of(NotificationPreferences preferences) {
            return new Representation(preferences.approvals(), preferences.assets(), preferences.tasks(),
                    preferences.comments(), preferences.timeZone(), preferences.digestAt(),
                    preferences.nextDigestAt(), preferences.updatedAt(), preferences.version());
        }
    }

    @GET
    public Response get(@Auth Credential caller, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var mine = preferences.get(caller);
        return ETags.read(ifNoneMatch, mine.version(), Representation.of(mine));
    }

    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Response change(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull PatchBody body) {
        var mine = preferences.change(caller, IdempotencyKeys.optional(key),
                body.toCommand(ETags.required(ifMatch)));
        return ETags.answer(Response.ok(), mine.version(), Representation.of(mine));
    }
}
