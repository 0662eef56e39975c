package com.motionmavericks.api.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.domain.identity.ErasePersonalData;
import com.motionmavericks.domain.identity.Erasure;
import com.motionmavericks.domain.identity.Erasures;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.tenancy.Credential;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Path("/v1/members/{memberId}/personal-data")
@Produces(MediaType.APPLICATION_JSON)
public final class PersonalDataResource {
    private final Erasures erasures;

    public PersonalDataResource(Erasures erasures) {
        this.erasures = erasures;
    }

    /// An erasure on the wire.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Representation(Status status, Person requestedBy, Instant requestedAt, @Nullable Instant erasedAt) {
        enum Status {
            ERASING,
            ERASED
        }

        static Representation of(Erasure erasure) {
            return new Representation(erasure.erasedAt() == null ? Status.ERASING : Status.ERASED,
                    erasure.requestedBy(), erasure.requestedAt(), erasure.erasedAt());
        }
    }

    @GET
    public Representation get(@Auth Credential caller, @PathParam("memberId") UUID memberId) {
        return Representation.of(erasures.get(caller, memberId));
    }

    @DELETE
    public Response erase(@Auth Credential caller, @PathParam("memberId") UUID memberId,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return Response.accepted(Representation.of(erasures.request(caller, IdempotencyKeys.optional(key),
                new ErasePersonalData(memberId)))).build();
    }
}
