package com.motionmavericks.local.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A file of entries, one JSON line each. Lines are only appended, so a killed stand-in still knows what it did.
final class JsonLines<E> implements AutoCloseable {
    private final FileOutputStream file;
    private final List<E> earlier;

    JsonLines(Path path, Class<E> type) {
        try {
            file = new FileOutputStream(path.toFile(), true);
            var bytes = Files.readAllBytes(path);
            var end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            // No caller got an answer for a line that a crash cut short: drop it.
            try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate(end);
            }
            earlier = new String(bytes, 0, end, UTF_8).lines().map(line -> Json.read(line, type)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the ledger " + path, e);
        }
    }

    /// The entries of earlier processes.
    List<E> earlier() {
        return earlier;
    }

    /// Appends an entry; it is on the disk when this returns.
    void append(E entry) {
        try {
            file.write((Json.write(entry) + "\n").getBytes(UTF_8));
            file.getFD().sync();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot append to the ledger", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
