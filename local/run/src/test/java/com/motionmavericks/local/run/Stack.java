package com.motionmavericks.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The whole system, started once for all integration tests: the processes of `./run`, in a folder of their own.
final class Stack {
    private static final LocalSystem STACK = start();

    private Stack() {}

    static LocalSystem stack() {
        return STACK;
    }

    static RunningSystem running() {
        return RunningSystem.read(STACK.directory()).orElseThrow();
    }

    /// A studio of a test class's own.
    ///
    /// @param organization by which its ADMIN's tokens are made
    record Studio(UUID tenantId, String organization, StudioClient client) {
        String admin() {
            return client.adminToken(organization);
        }

        /// A token of a new member, who was invited and has accepted.
        ///
        /// @return the session, with `accessToken` and `memberId`
        JsonNode join(String role) {
            return join(role, newAddress());
        }

        JsonNode join(String role, String address) {
            client.post(admin(), "/v1/invitations", Map.of("email", address, "name", "Robin Reviewer", "role", role))
                    .expect(201);
            return client.post("", "/v1/sessions", Map.of("invitationToken", client.awaitLink(address))).expect(201)
                    .json();
        }

        /// The path of a version of a film that is ready.
        ///
        /// @param project its path
        String film(String project) {
            var version = client.post(admin(), project + "/assets", Map.of("name", "Titles"), "Prefer", "wait=20")
                    .expect(202).json().at("/versions/0");
            client.put(version.get("uploadUrl").asText(), StudioClient.film());
            var path = "/v1/asset-versions/" + version.get("id").asText();
            StudioClient.await("the film", () -> Optional.of(client.get(admin(), path).expect(200).json())
                    .filter(now -> now.get("status").asText().equals("READY")));
            return path;
        }

        StudioClient.Reply invite(String email) {
            return client.post(admin(), "/v1/invitations",
                    Map.of("email", email, "name", "Robin Reviewer", "role", "GUEST"));
        }

        StudioClient.Reply invitation(String id) {
            return client.get(admin(), "/v1/invitations/" + id);
        }
    }

    static Studio newStudio() {
        var organization = "org_" + UUID.randomUUID();
        var tenantId = STACK.createTenant("Studio " + organization.substring(0, 8), organization);
        return new Studio(tenantId, organization, new StudioClient(running(), CONTRACT::check));
    }

    /// Waits until a workflow is in a state.
    ///
    /// @param status `RUNNING` or `COMPLETED`
    static void awaitWorkflow(String id, String status) {
        StudioClient.await("the workflow " + id + " to be " + status, () -> {
            try {
                return Optional.of(STACK.temporal().run("workflow", "describe", "-w", id, "-o", "json"))
                        .filter(text -> text.contains("WORKFLOW_EXECUTION_STATUS_" + status));
            } catch (IllegalStateException _) {
                // The relay may not have started it yet.
                return Optional.empty();
            }
        });
    }

    static String newAddress() {
        return "robin-" + UUID.randomUUID() + "@example.com";
    }

    static final Contract CONTRACT = Contract.load();

    private static LocalSystem start() {
        var directory = Path.of("target/stack");
        try {
            deleteAllBut("temporal-1.9.1", directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Of this folder alone: the tests of another worktree would take the port of a process that is killed here.
        var portShift = Math.floorMod(directory.toAbsolutePath().hashCode(), 10_000);
        var stack = new LocalSystem(directory, Path.of("../.."), portShift, line -> System.out.println("  " + line));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        stack.start();
        return stack;
    }

    private static void deleteAllBut(String kept, Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    if (!file.equals(directory) && !file.endsWith(kept)) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
