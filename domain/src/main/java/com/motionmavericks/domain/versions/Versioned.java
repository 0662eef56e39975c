package com.motionmavericks.domain.versions;

import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import java.util.Map;
import java.util.Optional;

/// A row that counts its changes, so that a change applies only to the version that its author has read.
public interface Versioned {
    long version();

    /// The row, if it still has the version that the caller read.
    ///
    /// @param found the row, locked in the transaction that changes it
    /// @param name of such a row, for the message: `project`
    /// @throws Refused with [Refusal#NOT_FOUND] or [Refusal#STALE_VERSION]
    static <T extends Versioned> T unchanged(Optional<T> found, long seen, String name) {
        var thing = found.orElseThrow(() -> Refused.notFound(name));
        if (thing.version() != seen) {
            throw new Refused(Refusal.STALE_VERSION, "The " + name + " was changed since you read it. Read it again.",
                    Map.of("currentVersion", thing.version()));
        }
        return thing;
    }
}
