package com.motionmavericks.api.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.ETags;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.MergePatch;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.identity.ChangeStudio;
import com.motionmavericks.domain.identity.Studio;
import com.motionmavericks.domain.identity.Studios;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.Title;
import com.motionmavericks.domain.text.WebAddress;
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
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/studio")
@Produces(MediaType.APPLICATION_JSON)
public final class StudioResource {
    private final Studios studios;

    public StudioResource(Studios studios) {
        this.studios = studios;
    }

    /// The body that changes the studio.
    record PatchBody(Patch<@NotNull @ValidText(Title.class) String> name, Patch<@NotNull ZoneId> timeZone,
            Patch<@ValidText(WebAddress.class) String> logoUrl, Patch<@ValidText(EmailAddress.class) String> replyTo,
            Patch<@ValidText(WebAddress.class) String> appUrl) {
        ChangeStudio toCommand(long version) {
            return new ChangeStudio(version, name.map(Title::of), timeZone, logoUrl.map(WebAddress::of),
                    replyTo.map(EmailAddress::of), appUrl.map(WebAddress::of));
        }
    }

    /// The studio on the wire.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(UUID id, String name, ZoneId timeZone, @Nullable String logoUrl, @Nullable String replyTo,
            @Nullable String appUrl, Instant createdAt, Instant updatedAt, long version) {
        static Representation of(Studio studio) {
            return new Representation(studio.id(), studio.name(), studio.timeZone(), studio.logoUrl(),
                    studio.replyTo(), studio.appUrl(), studio.createdAt(), studio.updatedAt(), studio.version());
        }
    }

    @GET
    public Response get(@Auth Credential caller, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var studio = studios.get(caller);
        return ETags.read(ifNoneMatch, studio.version(), Representation.of(studio));
    }

    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Response change(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull PatchBody body) {
        var studio = studios.change(caller, IdempotencyKeys.optional(key), body.toCommand(ETags.required(ifMatch)));
        return ETags.answer(Response.ok(), studio.version(), Representation.of(studio));
    }
}
