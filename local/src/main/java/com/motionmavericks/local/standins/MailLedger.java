package com.motionmavericks.local.standins;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.motionmavericks.domain.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every mail that was taken, on disk before it is answered: what the vendor has done outlives any crash, and so does
/// its memory of idempotency keys.
final class MailLedger {
    private final FileChannel file;
    private final List<Mail> mails = new ArrayList<>();

    /// @param idempotencyKey empty when none was sent
    /// @param request the body as it came, by which a key used with another body is found out
    record Mail(String id, String idempotencyKey, String request, String from, String to, String subject, String html,
            String text, Map<String, String> tags, Instant at) {

        /// The vendor's own test addresses decide their fate by their name, and so do ours.
        String lastEvent() {
            return to.startsWith("bounced") ? "bounced" : "delivered";
        }
    }

    MailLedger(Path path) {
        try {
            if (Files.exists(path)) {
                for (var line : Files.readAllLines(path)) {
                    mails.add(Json.read(line, Mail.class));
                }
            }
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized Optional<Mail> byKey(String idempotencyKey) {
        return mails.stream().filter(m -> !idempotencyKey.isEmpty() && m.idempotencyKey().equals(idempotencyKey))
                .findFirst();
    }

    synchronized Optional<Mail> byId(String id) {
        return mails.stream().filter(m -> m.id().equals(id)).findFirst();
    }

    synchronized void add(Mail mail) {
        try {
            file.write(ByteBuffer.wrap((Json.write(mail) + "\n").getBytes(UTF_8)));
            file.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mails.add(mail);
    }

    /// Newest first.
    synchronized List<Mail> all() {
        return mails.reversed().stream().toList();
    }
}
