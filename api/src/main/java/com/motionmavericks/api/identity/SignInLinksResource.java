package com.motionmavericks.api.identity;

import com.motionmavericks.api.http.RequestIdFilter;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.api.limits.Limited;
import com.motionmavericks.domain.identity.SignInRequests;
import com.motionmavericks.domain.limits.RateLimit;
import com.motionmavericks.domain.text.EmailAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Sends links to sign in. The answer does not tell whether somebody has the address.
@Path("/v1/sign-in-links")
@Produces(MediaType.APPLICATION_JSON)
public final class SignInLinksResource {
    private final SignInRequests requests;

    public SignInLinksResource(SignInRequests requests) {
        this.requests = requests;
    }

    /// The body that asks for links.
    record Body(@NotNull @ValidText(EmailAddress.class) String email) {}

    @POST
    @Limited(RateLimit.SIGN_IN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response request(@Valid @NotNull Body body, @Context ContainerRequestContext request) {
        requests.add(body.email(), RequestIdFilter.origin(request));
        return Response.accepted().build();
    }
}
