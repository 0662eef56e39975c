package com.motionmavericks.api.identity;

import com.motionmavericks.api.http.Forms;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.RequestIdFilter;
import com.motionmavericks.api.http.SameOrigin;
import com.motionmavericks.domain.identity.Invitations;
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

/// The page behind the link of an invitation. Opening it changes nothing, because mail scanners open links too: a click
/// accepts.
@Path("/i/{token}")
@Produces(MediaType.TEXT_HTML)
public final class InvitationLinkResource {
    private final Invitations invitations;
    private final SessionCookies cookies;
    private final SameOrigin sameOrigin;

    public InvitationLinkResource(Invitations invitations, SessionCookies cookies, SameOrigin sameOrigin) {
        this.invitations = invitations;
        this.cookies = cookies;
        this.sameOrigin = sameOrigin;
    }

    @GET
    public Response open(@PathParam("token") String token, @Context ContainerRequestContext request) {
        try {
            var invited = invitations.open(token, RequestIdFilter.origin(request));
            // A click that is repeated after a lost answer sends the same key, and gets the same session.
            return InvitationPages.invitation(invited, UUID.randomUUID()).response(Response.Status.OK);
        } catch (Refused refused) {
            return dead(refused);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response accept(@PathParam("token") String token, @Nullable MultivaluedMap<String, String> form,
            @Context ContainerRequestContext request) {
        sameOrigin.refuseOthers(request);
        var key = Forms.field(form, "key");
        try {
            var session = invitations.accept(token,
                    IdempotencyKeys.required(key.isEmpty() ? UUID.randomUUID().toString() : key),
                    RequestIdFilter.origin(request));
            cookies.set(request, session);
            return SignInPages.signedIn("Your invitation is accepted, and your session has begun.", session.tenantId())
                    .response(Response.Status.OK);
        } catch (Refused refused) {
            return dead(refused);
        }
    }

    private static Response dead(Refused refused) {
        return switch (refused.refusal()) {
            case INVITATION_UNKNOWN -> InvitationPages.unknown().response(Response.Status.NOT_FOUND);
            case INVITATION_ACCEPTED -> InvitationPages.alreadyAccepted().response(Response.Status.GONE);
            case INVITATION_REPLACED -> InvitationPages.replaced().response(Response.Status.GONE);
            case INVITATION_REVOKED, INVITATION_UNDELIVERABLE ->
                InvitationPages.withdrawn().response(Response.Status.GONE);
            case INVITATION_EXPIRED -> InvitationPages.expired().response(Response.Status.GONE);
            default -> throw refused;
        };
    }
}
