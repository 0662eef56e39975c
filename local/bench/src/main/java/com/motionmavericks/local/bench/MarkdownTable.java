package com.motionmavericks.local.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// A table as it stands in `docs/performance.md`.
final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();

    MarkdownTable(String... columns) {
        rows.add(List.of(columns));
        rows.add(List.of(columns).stream().map(_ -> "---").toList());
    }

    void add(Object... cells) {
        rows.add(List.of(cells).stream().map(String::valueOf).toList());
    }

    void print(PrintStream out) {
        out.println();
        rows.forEach(row -> out.println("| " + String.join(" | ", row) + " |"));
        out.println();
    }
}
