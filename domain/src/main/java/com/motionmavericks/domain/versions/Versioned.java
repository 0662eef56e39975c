package com.motionmavericks.domain.versions;

import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import java.util.Map;
import java.util.Optional;

/// What counts its changes, so that nobody changes what they have not seen.
public interface Versioned {
    long version();

    /// The thing that was found, if it is still as the caller saw it.
    ///
    /// @param found read under a lock, in the transaction that changes it
    /// @param name of such a thing, for the message: `project`
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
