package com.motionmavericks.domain.tenancy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The rows of one table that AGENCY and GUEST reach, as `docs/security.md` says. ADMIN and SYSTEM reach all of their studio.
record RowAccess(Reach members, Reach agencyWrites, Reach guestWrites) {
    private static final String HEADER = "| table | AGENCY and GUEST read | AGENCY writes | GUEST writes |";

    /// Whose a row is, and in which project.
    enum Place {
        OWN_IN_PROJECT,
        OTHERS_IN_PROJECT,
        OWN_ELSEWHERE,
        OTHERS_ELSEWHERE,
        OWN_WITHOUT_PROJECT,
        OTHERS_WITHOUT_PROJECT,
        /// Another studio's, with the ids of the caller and of the project: only the tenant tells them apart.
        FOREIGN;

        boolean isOwn() {
            return name().startsWith("OWN");
        }
    }

    enum Reach {
        NOTHING("nothing", EnumSet.noneOf(Place.class)),
        OWN("their own", EnumSet.of(Place.OWN_IN_PROJECT, Place.OWN_ELSEWHERE, Place.OWN_WITHOUT_PROJECT)),
        PROJECTS("their projects'", EnumSet.of(Place.OWN_IN_PROJECT, Place.OTHERS_IN_PROJECT)),
        EVENTS("their projects', and their own without a project",
                EnumSet.of(Place.OWN_IN_PROJECT, Place.OTHERS_IN_PROJECT, Place.OWN_WITHOUT_PROJECT)),
        STUDIO("the studio's", EnumSet.complementOf(EnumSet.of(Place.FOREIGN)));

        private final String words;
        // Nobody changes it.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Set<Place> places;

        Reach(String words, Set<Place> places) {
            this.words = words;
            this.places = places;
        }

        static Reach of(String words) {
            return Arrays.stream(values()).filter(reach -> reach.words.equals(words)).findFirst().orElseThrow();
        }

        Set<Place> places() {
            return places;
        }
    }

    Reach reads(Role role) {
        return switch (role) {
            case ADMIN, SYSTEM -> Reach.STUDIO;
            case AGENCY, GUEST -> members;
        };
    }

    Reach writes(Role role) {
        return switch (role) {
            case ADMIN, SYSTEM -> Reach.STUDIO;
            case AGENCY -> agencyWrites;
            case GUEST -> guestWrites;
        };
    }

    /// By the names of the tables.
    static Map<String, RowAccess> load() {
        var tables = new TreeMap<String, RowAccess>();
        try (var lines = Files.lines(Path.of("../docs/security.md"))) {
            lines.dropWhile(line -> !line.equals(HEADER)).skip(2).takeWhile(line -> line.startsWith("|"))
                    .forEach(line -> {
                        var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
                        var access = new RowAccess(Reach.of(cells.get(2)), Reach.of(cells.get(3)),
                                Reach.of(cells.get(4)));
                        for (var table : cells.get(1).replace("`", "").split(", ", -1)) {
                            tables.put(table, access);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }
}
