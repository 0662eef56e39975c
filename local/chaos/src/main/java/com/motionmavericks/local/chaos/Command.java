package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.StudioClient.Reply;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Something that a member wants done once.
///
/// @param request made anew, under another key, when the thing has changed since it was read
/// @param done notes what the acknowledged command must have led to
/// @param isRepeatable whether the same answer comes when the command is sent again later
/// @param isHurried whether it is refused when it is brought too late
record Command(Member by, Supplier<Request> request, Consumer<Reply> done, boolean isRepeatable, boolean isHurried) {
    static Command of(Member by, Supplier<Request> request, Consumer<Reply> done) {
        return new Command(by, request, done, true, false);
    }

    /// Its answer shows how far the thing is, and so another state later.
    Command withMovingAnswer() {
        return new Command(by, request, done, false, isHurried);
    }

    /// It sets a deadline of some seconds, which may be over before there is an API to hear of it. So its answer moves too.
    Command hurried() {
        return new Command(by, request, done, false, true);
    }
}
