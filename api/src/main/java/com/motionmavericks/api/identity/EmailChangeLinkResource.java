package com.motionmavericks.api.identity;

import com.motionmavericks.api.http.Forms;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.RequestIdFilter;
import com.motionmavericks.domain.identity.EmailChanges;
import com.motionmavericks.domain.problems.Refused;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The page by which a member confirms a new address. Opening the link changes nothing, because mail scanners open links
/// too: a click confirms.
@Path("/e/{token}")
@Produces(MediaType.TEXT_HTML)
public final class EmailChangeLinkResource {
    private final EmailChanges changes;

    public EmailChangeLinkResource(EmailChanges changes) {
        this.changes = changes;
    }

    @GET
    public Response open(@PathParam("token") String token, @Context ContainerRequestContext request) {
        try {
            var change = changes.open(token, RequestIdFilter.origin(request));
            // A click that is repeated after a lost answer sends the same key, and gets the same answer.
            return EmailChangePages.change(change, UUID.randomUUID()).response(Response.Status.OK);
        } catch (Refused refused) {
            return dead(refused);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(@PathParam("token") String token, @Nullable MultivaluedMap<String, String> form,
            @Context ContainerRequestContext request) {
        var key = Forms.field(form, "key");
        try {
            var change = changes.confirm(token,
                    IdempotencyKeys.required(key.isEmpty() ? UUID.randomUUID().toString() : key),
                    RequestIdFilter.origin(request));
            return EmailChangePages.changed(change).response(Response.Status.OK);
        } catch (Refused refused) {
            return dead(refused);
        }
    }

    private static Response dead(Refused refused) {
        return switch (refused.refusal()) {
            case NOT_FOUND -> EmailChangePages.unknown().response(Response.Status.NOT_FOUND);
            case EMAIL_CHANGE_CLOSED -> EmailChangePages.closed().response(Response.Status.GONE);
            case EMAIL_TAKEN -> EmailChangePages.taken().response(Response.Status.CONFLICT);
            default -> throw refused;
        };
    }
}
