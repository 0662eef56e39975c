package com.motionmavericks.local.run.processes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How the Java processes of the local system are started.
@FunctionalInterface
public interface JavaPrograms {
    /// The processes that train an AOT cache. Commands like `migrate` use the API's.
    Set<String> SERVERS = Set.of("api", "worker", "standIns");

    /// The arguments of `java` that precede those of the program. The last one is the main class.
    ///
    /// @param process for example `api`
    List<String> arguments(String process, Class<?> main);

    /// Programs on the class path of this process.
    static JavaPrograms onThisClassPath(List<String> flags) {
        return (_, main) -> join(flags, List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    }

    /// The same programs with AOT caches, which halve the time to start. A server without one writes it when it is stopped, from
    /// what it has done by then.
    ///
    /// @param directory for the caches, emptied when the jars change; where it does not exist, there are none
    default JavaPrograms withAotCaches(Path directory) {
        return Files.isDirectory(directory)
                ? (process, main) -> join(aot(process, directory.resolve(main.getSimpleName() + ".aot")),
                        arguments(process, main))
                : this;
    }

    /// The same, but API and worker as their images hold them: a directory for each, which gets its AOT cache.
    default JavaPrograms orFromImages(Path images) {
        return (process, main) -> {
            var image = images.resolve(main.getPackageName().substring(main.getPackageName().lastIndexOf('.') + 1));
            return Files.exists(image)
                    ? join(aot(process, image.resolve("app.aot")),
                            List.of("@" + image.resolve("class-path"), main.getName()))
                    : arguments(process, main);
        };
    }

    private static List<String> aot(String process, Path cache) {
        if (Files.exists(cache)) {
            return List.of("-XX:AOTCache=" + cache);
        }
        return SERVERS.contains(process) ? List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:aot*=error") : List.of();
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
