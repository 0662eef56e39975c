package com.motionmavericks.local.standins;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every effect, one JSON line each, appended and never changed. The state is rebuilt from the lines
/// at start, so a killed stand-in still knows which idempotency keys it has served.
final class Ledger implements AutoCloseable {
    private static final Duration KEY_LIFE = Duration.ofHours(24);

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
    @JsonSubTypes({@JsonSubTypes.Type(value = Entry.Attempted.class, name = "attempted"),
            @JsonSubTypes.Type(value = Entry.Accepted.class, name = "accepted"),
            @JsonSubTypes.Type(value = Entry.Settled.class, name = "settled")})
    sealed interface Entry {
        /// A request came with this key, whatever became of it.
        record Attempted(String idempotencyKey) implements Entry {}

        record Accepted(Mail mail) implements Entry {}

        record Settled(String id, String event) implements Entry {}
    }

    private final FileOutputStream file;
    private final Map<String, Mail> mails = new LinkedHashMap<>();
    private final Map<String, String> idsByKey = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();

    Ledger(Path path) {
        try {
            file = new FileOutputStream(path.toFile(), true);
            var bytes = Files.readAllBytes(path);
            var end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            // A line cut short by a crash was never answered for: drop it.
            try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate(end);
            }
            new String(bytes, 0, end, UTF_8).lines().forEach(line -> apply(Json.read(line, Entry.class)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the ledger " + path, e);
        }
    }

    /// Appends; an accepted mail is on the disk when this returns.
    synchronized void append(Entry entry) {
        try {
            file.write((Json.write(entry) + "\n").getBytes(UTF_8));
            if (entry instanceof Entry.Accepted) {
                file.getFD().sync();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot append to the ledger", e);
        }
        apply(entry);
    }

    synchronized Optional<Mail> mail(String id) {
        return Optional.ofNullable(mails.get(id));
    }

    /// Newest first.
    synchronized List<Mail> mails() {
        return List.copyOf(mails.values()).reversed();
    }

    /// The mail accepted under the key, as long as the key is remembered.
    synchronized Optional<Mail> underKey(String key, Instant now) {
        return Optional.ofNullable(idsByKey.get(key)).flatMap(this::mail)
                .filter(mail -> now.isBefore(mail.at().plus(KEY_LIFE)));
    }

    /// How many requests came with the mail's key.
    synchronized int attempts(Mail mail) {
        return mail.idempotencyKey() == null ? 1 : attempts.getOrDefault(mail.idempotencyKey(), 1);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
