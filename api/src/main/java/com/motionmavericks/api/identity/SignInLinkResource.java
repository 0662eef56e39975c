package com.motionmavericks.api.identity;

import com.motionmavericks.api.http.Forms;
import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.RequestIdFilter;
import com.motionmavericks.api.http.SameOrigin;
import com.motionmavericks.api.limits.Limited;
import com.motionmavericks.domain.identity.SignInLinks;
import com.motionmavericks.domain.identity.SignInRequests;
import com.motionmavericks.domain.limits.RateLimit;
import com.motionmavericks.domain.problems.Refusal;
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

/// The pages by which a member asks for a link and signs in by it. Opening a link changes nothing, because mail scanners open
/// links too: a click signs in.
@Path("/l")
@Produces(MediaType.TEXT_HTML)
public final class SignInLinkResource {
    private static final int UNPROCESSABLE_CONTENT = 422;

    private final SignInRequests requests;
    private final SignInLinks links;
    private final SessionCookies cookies;
    private final SameOrigin sameOrigin;

    public SignInLinkResource(SignInRequests requests, SignInLinks links, SessionCookies cookies,
            SameOrigin sameOrigin) {
        this.requests = requests;
        this.links = links;
        this.cookies = cookies;
        this.sameOrigin = sameOrigin;
    }

    @GET
    public Response ask() {
        return SignInPages.ask().response(Response.Status.OK);
    }

    @POST
    @Limited(RateLimit.SIGN_IN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response request(@Nullable MultivaluedMap<String, String> form, @Context ContainerRequestContext request) {
        try {
            requests.add(Forms.field(form, "email"), RequestIdFilter.origin(request));
            return SignInPages.requested().response(Response.Status.OK);
        } catch (Refused refused) {
            if (refused.refusal() != Refusal.INVALID) {
                throw refused;
            }
            return Response.fromResponse(SignInPages.notAnAddress().response(Response.Status.BAD_REQUEST))
                    .status(UNPROCESSABLE_CONTENT).build();
        }
    }

    @GET
    @Path("{token}")
    public Response open(@PathParam("token") String token, @Context ContainerRequestContext request) {
        try {
            var link = links.open(token, RequestIdFilter.origin(request));
            // A click that is repeated after a lost answer sends the same key, and gets the same session.
            return SignInPages.link(link.studio(), UUID.randomUUID()).response(Response.Status.OK);
        } catch (Refused refused) {
            return dead(refused);
        }
    }

    @POST
    @Path("{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(@PathParam("token") String token, @Nullable MultivaluedMap<String, String> form,
            @Context ContainerRequestContext request) {
        sameOrigin.refuseOthers(request);
        var key = Forms.field(form, "key");
        try {
            var session = links.use(token,
                    IdempotencyKeys.required(key.isEmpty() ? UUID.randomUUID().toString() : key),
                    RequestIdFilter.origin(request));
            cookies.set(request, session);
            return SignInPages.signedIn("Your session has begun.", session.tenantId()).response(Response.Status.OK);
        } catch (Refused refused) {
            return dead(refused);
        }
    }

    private static Response dead(Refused refused) {
        return switch (refused.refusal()) {
            case SIGN_IN_LINK_UNKNOWN -> SignInPages.unknown().response(Response.Status.NOT_FOUND);
            case SIGN_IN_LINK_USED -> SignInPages.used().response(Response.Status.GONE);
            case SIGN_IN_LINK_REPLACED -> SignInPages.replaced().response(Response.Status.GONE);
            case SIGN_IN_LINK_EXPIRED -> SignInPages.expired().response(Response.Status.GONE);
            default -> throw refused;
        };
    }
}
