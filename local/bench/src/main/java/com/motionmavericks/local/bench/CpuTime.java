package com.motionmavericks.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The CPU time of processes in microseconds, user and system, as Linux counts it in `/proc`.
final class CpuTime {
    /// One tick of `/proc`: Linux has 100 a second on all platforms that matter here.
    private static final long TICK_MICROS = 10_000;
    // Counted from the process's state, the first field after its name.
    private static final int OWN = 11;
    private static final int OF_ENDED_CHILDREN = 13;

    private CpuTime() {}

    /// Of one process.
    static long of(long pid) {
        return ticks(pid, OWN) * TICK_MICROS;
    }

    /// Of a process and its children, those that have ended included: a Postgres with all its backends.
    static long ofTree(ProcessHandle parent) {
        // The living first: one that ends between the two readings is missing for a moment, but never counted twice.
        var living = parent.children().mapToLong(child -> ticks(child.pid(), OWN)).sum();
        return (living + ticks(parent.pid(), OWN) + ticks(parent.pid(), OF_ENDED_CHILDREN)) * TICK_MICROS;
    }

    /// The sum of two neighbouring fields: time in user mode and in the kernel.
    private static long ticks(long pid, int field) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1]);
        } catch (NoSuchFileException _) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
