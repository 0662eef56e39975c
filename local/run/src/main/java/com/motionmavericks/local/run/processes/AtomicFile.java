package com.motionmavericks.local.run.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes small files atomically: a reader sees the old file or the new one, even if this process dies.
public final class AtomicFile {
    private AtomicFile() {}

    /// Writes or replaces a file.
    public static void write(Path file, String text) {
        try {
            var temporary = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName().toString(),
                    null);
            Files.writeString(temporary, text);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
