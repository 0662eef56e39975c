package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.StudioClient.Reply;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A command that a member sends, and that must take effect once.
///
/// @param by the sender
/// @param request creates the request; called again, with another idempotency key, if the resource has changed since it was read
/// @param done records what must follow from the acknowledged command
/// @param isRepeatable whether a later repetition gets the same answer
/// @param hasDeadline whether the API refuses the command if it arrives too late
record Command(Member by, Supplier<Request> request, Consumer<Reply> done, boolean isRepeatable, boolean hasDeadline) {
    static Command of(Member by, Supplier<Request> request, Consumer<Reply> done) {
        return new Command(by, request, done, true, false);
    }

    /// The same command, whose answer shows a state that changes by itself.
    Command withChangingAnswer() {
        return new Command(by, request, done, false, hasDeadline);
    }

    /// The same command, which sets a deadline of some seconds. The deadline may pass while the API is down, and the answer
    /// changes once it has passed.
    Command withDeadline() {
        return new Command(by, request, done, false, true);
    }
}
