package com.motionmavericks.domain.tenancy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/// Notes when a person was last seen, at most once an hour. This process remembers whom it has noted, so that all other
/// requests write nothing.
final class Sightings {
    private static final Duration PAUSE = Duration.ofHours(1);
    /// The most callers to remember. Beyond it all are forgotten, which costs each of them one statement.
    private static final int MOST = 100_000;

    private final Map<String, Instant> noted = new ConcurrentHashMap<>();

    /// Whether to note the caller. An API key notes its use by itself.
    boolean areDue(Credential caller, Instant now) {
        return switch (caller) {
            case Credential.Clerk _,Credential.Session _ ->
                !now.isBefore(noted.getOrDefault(key(caller), Instant.MIN).plus(PAUSE));
            case Credential.ApiKey _,Principal _ -> false;
        };
    }

    /// Notes a member in their own transaction. If another transaction holds the row, this one does not wait.
    static void note(Handle handle, Principal member, Instant now) {
        handle.createUpdate("""
                update member set last_seen_at = :now
                where id = (select id from member
                  where id = :id and coalesce(last_seen_at, '-infinity') <= :latest for no key update skip locked)
                """).bind("now", now).bind("latest", now.minus(PAUSE)).bind("id", member.requiredMemberId()).execute();
    }

    /// Remembers a caller whose transaction has committed.
    void remember(Credential caller, Instant now) {
        if (noted.size() >= MOST) {
            noted.clear();
        }
        noted.put(key(caller), now);
    }

    private static String key(Credential caller) {
        return caller instanceof Credential.Clerk clerk
                ? clerk.organization() + " " + clerk.user()
                : caller.getName();
    }
}
