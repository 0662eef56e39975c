package com.motionmavericks.domain.paging;

import com.motionmavericks.domain.problems.FieldError;
import com.motionmavericks.domain.problems.Refused;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The outcome of one call that replays a range of time.
///
/// @param replayed how many items are replayed, at most [#AT_ONCE]
/// @param next the `from` of the next call; absent if none is left
public record Replayed(int replayed, @Nullable Instant next) {
    /// The most items of one call, in one transaction.
    private static final int AT_ONCE = 1000;

    /// Replays the oldest items of a range.
    ///
    /// @param oldest locks the items from the first instant to before the second, the oldest first, at most so many
    /// @param at the instant of an item
    /// @throws Refused with INVALID if the range is empty
    public static <T> Replayed oldest(Instant from, Instant to, IntFunction<List<T>> oldest, Function<T, Instant> at,
            Consumer<List<T>> replay) {
        if (!from.isBefore(to)) {
            throw Refused.invalid("/to", FieldError.Code.OUT_OF_RANGE, "must be later than from");
        }
        // One extra item tells where the next call begins.
        var found = oldest.apply(AT_ONCE + 1);
        var items = found.subList(0, Math.min(AT_ONCE, found.size()));
        replay.accept(items);
        return new Replayed(items.size(), found.size() > AT_ONCE ? at.apply(found.getLast()) : null);
    }
}
