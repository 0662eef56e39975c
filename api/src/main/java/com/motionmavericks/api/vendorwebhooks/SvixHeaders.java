package com.motionmavericks.api.vendorwebhooks;

import com.motionmavericks.api.http.Problem;
import com.motionmavericks.api.http.ProblemType;
import com.motionmavericks.domain.vendorwebhooks.WebhookSignatures;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import java.time.Instant;

/// The headers of a webhook that Svix sends, for Clerk and for Resend.
public final class SvixHeaders {
    @HeaderParam("svix-id")
    @DefaultValue("")
    private String id = "";

    @HeaderParam("svix-timestamp")
    @DefaultValue("")
    private String timestamp = "";

    @HeaderParam("svix-signature")
    @DefaultValue("")
    private String signature = "";

    /// The same when the webhook is sent again.
    String id() {
        return id;
    }

    /// @throws Problem with [ProblemType#INVALID_SIGNATURE]
    void requireSignature(String secret, byte[] body, Instant now) {
        Signature.require(
                !id.isEmpty() && WebhookSignatures.isStandard(secret, id, timestamp, signature, body, now));
    }
}
