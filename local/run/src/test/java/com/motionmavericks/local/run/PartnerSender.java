package com.motionmavericks.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.motionmavericks.local.run.StudioClient.Reply;
import com.motionmavericks.local.run.TestSystem.Studio;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A partner of a studio that sends webhooks, and signs them by hand.
///
/// @param path of the partner, for its ADMIN
record PartnerSender(StudioClient client, String path, String secret) {
    static final String DELIVERED = "{\"version\": \"1\", \"type\": \"asset.delivered\", \"data\": {\"name\": \"Titles\"}}";

    static PartnerSender create(Studio studio) {
        var created = studio.client().post(studio.admin(), "/v1/partners", Map.of("name", "Render Ltd")).expect(201);
        return new PartnerSender(studio.client(), created.header("Location"), created.json().get("secret").asText());
    }

    PartnerSender withSecret(String another) {
        return new PartnerSender(client, path, another);
    }

    Reply send(String id, String body) {
        var timestamp = Long.toString(Instant.now().getEpochSecond());
        return client.call("POST", "", endpoint(), body, "webhook-id", id,
                "webhook-timestamp", timestamp, "webhook-signature", sign(id + "." + timestamp + "." + body));
    }

    /// The path to which it sends.
    String endpoint() {
        return "/v1/webhooks" + path.replace("/v1", "");
    }

    /// The path of a webhook that was sent and stored.
    String stored() {
        return "/v1/partner-webhooks/" + send("msg_" + UUID.randomUUID(), DELIVERED).expect(202).json().get("id")
                .asText();
    }

    private String sign(String content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
