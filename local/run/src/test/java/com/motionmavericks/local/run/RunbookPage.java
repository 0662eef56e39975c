package com.motionmavericks.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page of `runbooks/`, with the commands that it shows.
///
/// @param name of the file, without `.md`
record RunbookPage(String name, List<String> commands) {
    private static final Path RUNBOOKS = Path.of("../../runbooks");
    private static final Pattern INLINE = Pattern.compile("`([^`\n]+)`");

    static RunbookPage read(String name) {
        try {
            var text = Files.readString(RUNBOOKS.resolve(name + ".md"));
            return new RunbookPage(name, Stream.concat(blocks(text).stream(),
                    INLINE.matcher(text).results().map(code -> code.group(1))).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The names of all pages of alerts.
    static Set<String> names() {
        try (var files = Files.list(RUNBOOKS)) {
            var names = new TreeSet<String>();
            files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".md"))
                    .map(file -> file.replace(".md", "")).filter(name -> !name.equals("README")).forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first command that begins so.
    String command(String beginning) {
        return commands.stream().filter(command -> command.startsWith(beginning)).findFirst()
                .orElseThrow(() -> new AssertionError(name + ".md has no command that begins with: " + beginning));
    }

    /// The indented lines. A command goes on in the next line while a quote is open, or a statement has no end.
    private static List<String> blocks(String text) {
        var commands = new ArrayList<String>();
        var open = "";
        for (var line : text.lines().filter(line -> line.startsWith("    ")).map(String::strip).toList()) {
            open = open.isEmpty() ? line : open + " " + line;
            var quotes = open.chars().filter(c -> c == '"').count();
            if (quotes % 2 == 0 && !(open.startsWith("select") && !open.endsWith(";")) && !open.endsWith("\\")) {
                commands.add(open);
                open = "";
            }
        }
        return commands;
    }
}
