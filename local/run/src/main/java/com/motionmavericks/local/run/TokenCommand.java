package com.motionmavericks.local.run;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// `./run token [admin|agency|guest]`: prints a new bearer token for the running system. For an agency or a guest, it invites a
/// new member and accepts the invitation.
public final class TokenCommand {
    private TokenCommand() {}

    public static void main(String[] args) {
        var role = args.length == 0 ? "admin" : args[0];
        if (!role.matches("admin|agency|guest")) {
            System.err.println("Usage: ./run token [admin|agency|guest]");
            System.exit(2);
        }
        var running = RunningSystem.read(Path.of(".local"));
        if (running.isEmpty()) {
            System.err.println("No system is running. Start one with ./run in another window.");
            System.exit(1);
        }
        var studio = new StudioClient(running.get(), (_, _, _, _) -> {});
        System.out.println(role.equals("admin") ? studio.adminToken() : memberToken(studio, role));
    }

    private static String memberToken(StudioClient studio, String role) {
        var address = role + "-" + UUID.randomUUID() + "@example.com";
        studio.post(studio.adminToken(), "/v1/invitations",
                Map.of("email", address, "name", "A new " + role, "role", role.toUpperCase(Locale.ROOT)))
                .expect(201);
        return StudioClient.cookie(studio.accept(studio.awaitLink(address)).expect(200), "mm_session");
    }
}
