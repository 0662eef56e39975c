package com.motionmavericks.local.run.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A small file that is there whole or not at all, whoever reads it, and whenever this process dies.
public final class AtomicFile {
    private AtomicFile() {}

    /// Puts it in place.
    public static void write(Path file, String text) {
        try {
            var fresh = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName().toString(), null);
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
