package com.motionmavericks.local.chaos;

import com.motionmavericks.local.StudioClient.Reply;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Something that a member wants done once.
///
/// @param request made anew, under another key, when the thing has changed since it was read
/// @param done notes what the acknowledged command must have led to
/// @param isRepeatable whether the same answer comes when the command is sent again later
record Command(Member by, Supplier<Request> request, Consumer<Reply> done, boolean isRepeatable) {
    static Command of(Member by, Supplier<Request> request, Consumer<Reply> done) {
        return new Command(by, request, done, true);
    }

    /// Its answer shows how far the thing is, and so another state later.
    Command withMovingAnswer() {
        return new Command(by, request, done, false);
    }
}
