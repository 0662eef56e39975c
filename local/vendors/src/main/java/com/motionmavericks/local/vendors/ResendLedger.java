package com.motionmavericks.local.vendors;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that Resend has done. The state is rebuilt from the file at the start, so a killed stand-in still knows its
/// idempotency keys.
final class ResendLedger implements AutoCloseable {
    private static final Duration KEY_LIFETIME = Duration.ofHours(24);

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
    @JsonSubTypes({@JsonSubTypes.Type(value = Entry.Attempted.class, name = "attempted"),
            @JsonSubTypes.Type(value = Entry.Accepted.class, name = "accepted"),
            @JsonSubTypes.Type(value = Entry.Settled.class, name = "settled")})
    sealed interface Entry {
        /// A request came with this key; it may have failed.
        record Attempted(String idempotencyKey) implements Entry {}

        /// A mail was accepted.
        record Accepted(Mail mail) implements Entry {}

        /// A mail was delivered or bounced.
        record Settled(String id, String event) implements Entry {}
    }

    private final JsonLines<Entry> lines;
    private final Map<String, Mail> mails = new LinkedHashMap<>();
    private final Map<String, String> idsByKey = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();

    ResendLedger(Path path) {
        lines = new JsonLines<>(path, Entry.class);
        lines.earlier().forEach(this::apply);
    }

    synchronized void append(Entry entry) {
        lines.append(entry);
        apply(entry);
    }

    synchronized Optional<Mail> mail(String id) {
        return Optional.ofNullable(mails.get(id));
    }

    /// Newest first.
    synchronized List<Mail> mails() {
        return List.copyOf(mails.values()).reversed();
    }

    /// The mail that was accepted under an idempotency key in the last 24 hours.
    synchronized Optional<Mail> underKey(String key, Instant now) {
        return Optional.ofNullable(idsByKey.get(key)).flatMap(this::mail)
                .filter(mail -> now.isBefore(mail.at().plus(KEY_LIFETIME)));
    }

    /// An accepted mail, as tests see it.
    ///
    /// @param attempts how many requests came with its key, also those that failed
    record Line(String id, @Nullable String idempotencyKey, List<String> to, String subject, Map<String, String> tags,
            Instant at, String lastEvent, int attempts, @Nullable String traceparent) {}

    /// Oldest first.
    synchronized List<Line> lines() {
        return mails.values().stream().map(mail -> new Line(mail.id(), mail.idempotencyKey(), mail.email().to(),
                mail.email().subject(), mail.email().tagMap(), mail.at(), mail.lastEvent(),
                mail.idempotencyKey() == null ? 1 : attempts.getOrDefault(mail.idempotencyKey(), 1),
                mail.traceparent())).toList();
    }

    @Override
    public void close() {
        lines.close();
    }

    private void apply(Entry entry) {
        switch (entry) {
            case Entry.Attempted(var key) -> attempts.merge(key, 1, Integer::sum);
            case Entry.Accepted(var mail) -> {
                mails.put(mail.id(), mail);
                if (mail.idempotencyKey() != null) {
                    idsByKey.put(mail.idempotencyKey(), mail.id());
                }
            }
            case Entry.Settled(var id, var event) -> mails.computeIfPresent(id, (_, mail) -> mail.settled(event));
        }
    }
}
