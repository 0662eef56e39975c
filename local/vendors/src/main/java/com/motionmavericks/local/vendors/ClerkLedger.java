package com.motionmavericks.local.vendors;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The users of Clerk and the organizations that they belong to. Each entry is the newest state of one user.
final class ClerkLedger implements AutoCloseable {
    /// @param verified whether the user has proven to own the address
    record User(String id, String emailAddress, boolean verified, String firstName, String lastName,
            List<String> organizations, boolean deleted) {
        User in(List<String> others) {
            return new User(id, emailAddress, verified, firstName, lastName, others, deleted);
        }

        User gone() {
            return new User(id, emailAddress, verified, firstName, lastName, List.of(), true);
        }
    }

    private final JsonLines<User> lines;
    private final Map<String, User> users = new LinkedHashMap<>();

    ClerkLedger(Path path) {
        lines = new JsonLines<>(path, User.class);
        lines.earlier().forEach(user -> users.put(user.id(), user));
    }

    synchronized void append(User user) {
        lines.append(user);
        users.put(user.id(), user);
    }

    /// A user who exists.
    synchronized Optional<User> find(String id) {
        return Optional.ofNullable(users.get(id)).filter(user -> !user.deleted());
    }

    /// The newest state of each user, deleted ones too.
    synchronized List<User> users() {
        return List.copyOf(users.values());
    }

    @Override
    public void close() {
        lines.close();
    }
}
