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

/// The directory in which a local system keeps its data.
public final class LocalDirectory {
    /// References to the locks: a lock is released when its channel is garbage collected.
    private static final List<FileLock> HELD = new CopyOnWriteArrayList<>();

    private LocalDirectory() {}

    /// Locks a directory for this process, until it ends.
    ///
    /// @return false if another process has the lock
    public static boolean take(Path directory) throws IOException {
        Files.createDirectories(directory);
        var lock = FileChannel
                .open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE).tryLock();
        if (lock != null) {
            HELD.add(lock);
        }
        return lock != null;
    }

    /// Deletes everything except the fetched programs and the lock.
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
