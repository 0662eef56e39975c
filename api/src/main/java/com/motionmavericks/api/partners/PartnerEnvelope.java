package com.motionmavericks.api.partners;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.motionmavericks.api.http.Problem;
import com.motionmavericks.api.http.ProblemType;
import com.motionmavericks.domain.partners.NewPartnerWebhook;
import com.motionmavericks.domain.problems.FieldError;
import com.motionmavericks.domain.problems.FieldError.Code;
import com.motionmavericks.domain.problems.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The body of a partner's webhook.
///
/// @param version of this envelope: `1`
/// @param type what has happened, for example `asset.delivered`
/// @param data as the type says
record PartnerEnvelope(@Nullable String version, @Nullable String type, @Nullable ObjectNode data) {
    private static final String VERSION = "1";
    private static final int LONGEST_TYPE = 100;
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    /// @throws JsonProcessingException if the body is no JSON, or has another field
    /// @throws Problem with [ProblemType#MALFORMED_REQUEST] if the body is no UTF-8
    /// @throws Refused with INVALID
    static NewPartnerWebhook read(ObjectMapper json, String webhookId, byte[] body) throws JsonProcessingException {
        var text = new String(body, UTF_8);
        if (!Arrays.equals(text.getBytes(UTF_8), body)) {
            throw new Problem(ProblemType.MALFORMED_REQUEST, "The body is not valid UTF-8.");
        }
        PartnerEnvelope envelope = json.readValue(text, PartnerEnvelope.class);
        if (envelope == null) {
            throw new Problem(ProblemType.MALFORMED_REQUEST, "The body must be one JSON object.");
        }
        return envelope.toWebhook(webhookId, text);
    }

    private NewPartnerWebhook toWebhook(String webhookId, String body) {
        var errors = new ArrayList<FieldError>();
        if (version == null) {
            errors.add(required("/version"));
        } else if (!version.equals(VERSION)) {
            errors.add(new FieldError("/version", Code.NOT_ALLOWED, "must be \"1\""));
        }
        if (type == null) {
            errors.add(required("/type"));
        } else if (type.length() > LONGEST_TYPE) {
            errors.add(new FieldError("/type", Code.TOO_LONG, "must have at most 100 characters"));
        } else if (!TYPE.matcher(type).matches()) {
            errors.add(new FieldError("/type", Code.MALFORMED,
                    "must be words of letters, digits, _ and -, joined by full stops"));
        }
        if (data == null) {
            errors.add(required("/data"));
        }
        if (version == null || type == null || !errors.isEmpty()) {
            throw Refused.invalid(List.copyOf(errors));
        }
        return new NewPartnerWebhook(webhookId, version, type, body);
    }

    private static FieldError required(String pointer) {
        return new FieldError(pointer, Code.REQUIRED, "must not be null");
    }
}
