package com.motionmavericks.api.identity;

import com.motionmavericks.api.http.RequestIdFilter;
import com.motionmavericks.api.http.SameOrigin;
import com.motionmavericks.domain.identity.Sessions;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Signs a browser out. It answers the same when the session has ended already.
@Path("/sign-out")
@Produces(MediaType.TEXT_HTML)
public final class SignOutResource {
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final SameOrigin sameOrigin;

    public SignOutResource(Sessions sessions, SessionCookies cookies, SameOrigin sameOrigin) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.sameOrigin = sameOrigin;
    }

    @POST
    public Response signOut(@Context ContainerRequestContext request) {
        sameOrigin.require(request);
        cookies.refreshToken(request).ifPresent(token -> sessions.signOut(token, RequestIdFilter.origin(request)));
        cookies.clear(request);
        return SignInPages.signedOut().response(Response.Status.OK);
    }
}
