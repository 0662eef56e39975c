package com.motionmavericks.local.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The folder in which a stack keeps all that it has.
public final class LocalDirectory {
    /// A lock that nobody refers to is let go when its channel is collected.
    private static final List<FileLock> HELD = new CopyOnWriteArrayList<>();

    private LocalDirectory() {}

    /// Takes a folder for this process, until it ends, however it ends.
    ///
    /// @return whether no other process has it
    public static boolean take(Path directory) throws IOException {
        Files.createDirectories(directory);
        var lock = FileChannel
                .open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE).tryLock();
        if (lock != null) {
            HELD.add(lock);
        }
        return lock != null;
    }

    /// Deletes everything but the programs that were fetched, and the lock that we hold.
    public static void empty(Path directory) throws IOException {
        for (var name : List.of("postgres", "temporal", "stand-ins", "logs", "tenant", "settings.properties",
                "workflows.sha256")) {
            var path = directory.resolve(name);
            if (Files.exists(path)) {
                try (var files = Files.walk(path)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
