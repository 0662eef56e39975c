package com.motionmavericks.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The relative links of a page: `[text](file.md#heading)`. Addresses of other sites are not followed.
final class MarkdownLinks {
    static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(?:#([^)]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    private MarkdownLinks() {}

    /// The links that lead to no file, or to no heading in it.
    static List<String> broken(Path page) {
        return LINK.matcher(read(page)).results().filter(link -> !leadsSomewhere(page, link)).map(MatchResult::group)
                .toList();
    }

    private static boolean leadsSomewhere(Path page, MatchResult link) {
        var target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        return Files.exists(target) && (link.group(2) == null || HEADING.matcher(read(target)).results()
                .anyMatch(heading -> anchor(heading.group(1)).equals(link.group(2))));
    }

    /// As GitHub makes it.
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
