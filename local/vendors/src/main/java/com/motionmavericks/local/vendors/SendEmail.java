package com.motionmavericks.local.vendors;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The body of Resend's `POST /emails`. Absent fields are empty, except `html` and `text`, which stay null.
@JsonIgnoreProperties(ignoreUnknown = true)
record SendEmail(String from, List<String> to, String subject, @Nullable String html, @Nullable String text,
        List<String> cc, List<String> bcc, @JsonProperty("reply_to") List<String> replyTo, Map<String, String> headers,
        List<Tag> tags) {
    private static final Pattern ADDRESS = Pattern.compile("(?:[^<>]*<)?([^\\s<>@]+@[^\\s<>@]+\\.[^\\s<>@]+)>?");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    record Tag(String name, String value) {}

    SendEmail {
        from = Objects.requireNonNullElse(from, "");
        to = Objects.requireNonNullElse(to, List.of());
        subject = Objects.requireNonNullElse(subject, "");
        cc = Objects.requireNonNullElse(cc, List.of());
        bcc = Objects.requireNonNullElse(bcc, List.of());
        replyTo = Objects.requireNonNullElse(replyTo, List.of());
        headers = Objects.requireNonNullElse(headers, Map.of());
        tags = Objects.requireNonNullElse(tags, List.of());
    }

    /// Checks the fields as Resend does.
    ///
    /// @throws ResendError with status 422
    void validate() {
        require("from", !from.isBlank());
        require("to", !to.isEmpty());
        require("subject", !subject.isBlank());
        require("html` or `text", html != null || text != null);
        check(to.size() <= 50, "The `to` field takes at most 50 addresses.");
        check(Stream.of(List.of(from), to, cc, bcc, replyTo).flatMap(List::stream)
                .allMatch(address -> ADDRESS.matcher(address).matches()),
                "Invalid address: it needs to follow the `email@example.com` or `Name <email@example.com>` format.");
        check(tags.stream()
                .allMatch(tag -> TAG.matcher(tag.name()).matches() && TAG.matcher(tag.value()).matches()),
                "Tags should only contain ASCII letters, numbers, underscores, or dashes.");
    }

    /// The recipients without their display names.
    @JsonIgnore
    List<String> addresses() {
        return to.stream().map(recipient -> ADDRESS.matcher(recipient).replaceFirst("$1")).toList();
    }

    /// The tags as webhooks carry them.
    @JsonIgnore
    Map<String, String> tagMap() {
        return tags.stream().collect(Collectors.toMap(Tag::name, Tag::value, (_, last) -> last));
    }

    private static void require(String field, boolean isPresent) {
        if (!isPresent) {
            throw new ResendError(422, "missing_required_field", "Missing `" + field + "` field.");
        }
    }

    private static void check(boolean isValid, String message) {
        if (!isValid) {
            throw new ResendError(422, "validation_error", message);
        }
    }
}
