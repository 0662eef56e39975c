package com.motionmavericks.local.run.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.RunningSystem;
import com.motionmavericks.local.run.StudioClient;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Prints the steps of the story, and gives them the running system and a client.
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

    /// A random id that makes the names of this run unique.
    String run() {
        return run;
    }

    /// A new token of the studio's first admin.
    String admin() {
        return studio.adminToken();
    }

    void heading(String text) {
        out.println(text);
    }

    /// Runs a step, and prints its duration and its outcome.
    ///
    /// @param work returns the outcome
    void step(String what, Supplier<String> work) {
        var start = System.nanoTime();
        var outcome = work.get();
        out.printf("  %-74s %5.1f s%n      %s%n", what, (System.nanoTime() - start) / 1e9, outcome);
    }

    /// The address at which Temporal's Web UI shows a workflow.
    String workflow(String workflowId) {
        return running.temporalUi() + "/namespaces/default/workflows/" + workflowId;
    }

    /// The address at which the inbox shows the mails to a person.
    String mails(String address) {
        return running.inbox() + "?to=" + address;
    }

    /// Reads a path of the Web UI's own API, below the namespace.
    String webUi(String path) {
        return studio.fetch(running.temporalUi() + "/api/v1/namespaces/default/" + path);
    }

    /// All items of a list, from all its pages.
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

    /// Checks a condition.
    ///
    /// @param what the condition, in words
    /// @throws IllegalStateException if it does not hold
    static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("Expected that " + what);
        }
    }
}
