package com.motionmavericks.local.run.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.RunningSystem;
import com.motionmavericks.local.run.StudioClient;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// What every chapter of the story has: the running system, a client, and a line for each step.
final class Narrator {
    private final RunningSystem running;
    private final PrintStream out;
    private final StudioClient studio;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    Narrator(RunningSystem running, PrintStream out) {
        this.running = running;
        this.out = out;
        this.studio = new StudioClient(running, (_, _, _, _) -> {});
    }

    StudioClient studio() {
        return studio;
    }

    RunningSystem running() {
        return running;
    }

    /// Tells this run's things from those of the runs before.
    String run() {
        return run;
    }

    /// A fresh token of the studio's first ADMIN.
    String admin() {
        return studio.adminToken();
    }

    void heading(String text) {
        out.println(text);
    }

    /// Does a step, and tells it with its time and what was seen.
    void step(String what, Supplier<String> work) {
        var start = System.nanoTime();
        var seen = work.get();
        out.printf("  %-74s %5.1f s%n      %s%n", what, (System.nanoTime() - start) / 1e9, seen);
    }

    /// Where the Web UI shows a workflow.
    String workflow(String workflowId) {
        return running.temporalUi() + "/namespaces/default/workflows/" + workflowId;
    }

    /// What the Web UI itself knows of a path below the namespace.
    String webUi(String path) {
        return studio.fetch(running.temporalUi() + "/api/v1/namespaces/default/" + path);
    }

    /// Every item of a list, over all its pages.
    List<JsonNode> all(String token, String path) {
        var items = new ArrayList<JsonNode>();
        var page = studio.get(token, path).expect(200).json();
        while (true) {
            var before = items.size();
            page.get("items").forEach(items::add);
            if (!page.has("next") || items.size() == before) {
                return items;
            }
            page = studio.get(token, page.get("next").asText()).expect(200).json();
        }
    }

    /// @throws IllegalStateException naming what does not hold
    static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("It is not true that " + what);
        }
    }
}
