package com.motionmavericks.local.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The options of `./run bench`.
///
/// @param seconds length of one measured window
/// @param only the only part to run: `request`, `least`, `flood`, `growth` or `event`
/// @param kinds the requests of the first table
/// @param controlFlags further JVM flags of the control, to compare them with those of production
record Options(int tasks, int studios, int seconds, Optional<String> only, List<RequestKind> kinds,
        List<String> controlFlags) {
    static final String USAGE = """
            Usage: ./run bench [--tasks 1000000] [--studios 200] [--seconds 5] [--only request|least|flood|growth|event]
                               [--requests one-task,me] [--control "-XX:+UseG1GC -Ddw.logging.level=WARN"]""";
    private static final List<String> NAMES = List.of("--tasks", "--studios", "--seconds", "--only", "--requests",
            "--control");

    /// @throws IllegalArgumentException for any other option
    static Options parse(List<String> args) {
        var given = new HashMap<String, String>();
        for (var i = 0; i + 1 < args.size(); i += 2) {
            given.put(args.get(i), args.get(i + 1));
        }
        var only = Optional.ofNullable(given.get("--only"));
        if (args.size() % 2 != 0 || !NAMES.containsAll(given.keySet())
                || only.filter(part -> !part.matches("request|least|flood|growth|event")).isPresent()) {
            throw new IllegalArgumentException(USAGE);
        }
        return new Options(number(given, "--tasks", 1_000_000), number(given, "--studios", 200),
                number(given, "--seconds", 5), only, kinds(given.get("--requests")),
                Arrays.stream(given.getOrDefault("--control", "").split(" ")).filter(flag -> !flag.isEmpty()).toList());
    }

    boolean includes(String part) {
        return only.isEmpty() || only.get().equals(part);
    }

    private static List<RequestKind> kinds(@Nullable String names) {
        var all = List.of(RequestKind.values());
        return names == null
                ? all
                : Arrays.stream(names.split(",")).map(name -> all.stream().filter(kind -> kind.id().equals(name))
                        .findFirst().orElseThrow(() -> new IllegalArgumentException(USAGE))).toList();
    }

    private static int number(Map<String, String> given, String name, int usual) {
        return Integer.parseInt(given.getOrDefault(name, Integer.toString(usual)));
    }
}
