package com.motionmavericks.api.identity;

import com.motionmavericks.api.http.IdempotencyKeys;
import com.motionmavericks.api.http.ValidText;
import com.motionmavericks.domain.identity.EmailChanges;
import com.motionmavericks.domain.identity.RequestEmailChange;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.text.EmailAddress;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Mails a member a link to another address of theirs. The answer does not tell whether somebody else has that address.
@Path("/v1/me/email-change")
@Produces(MediaType.APPLICATION_JSON)
public final class EmailChangeResource {
    private final EmailChanges changes;

    public EmailChangeResource(EmailChanges changes) {
        this.changes = changes;
    }

    /// The body that asks for a change.
    record Body(@NotNull @ValidText(EmailAddress.class) String email) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response request(@Auth Credential caller, @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Body body) {
        var accepted = changes.request(caller, IdempotencyKeys.required(key),
                new RequestEmailChange(EmailAddress.of(body.email())));
        return Response.accepted(accepted).build();
    }
}
