package com.motionmavericks.local.run.processes;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds programs on the PATH.
final class InstalledProgram {
    private InstalledProgram() {}

    static Optional<Path> find(String name) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder).resolve(name)).filter(Files::isExecutable).findFirst();
    }
}
