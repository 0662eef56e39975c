package com.motionmavericks.domain.deadlines;

import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Rules of deadlines and due instants.
public final class Deadlines {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter
            .ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Deadlines() {}

    /// A deadline in words, in UTC.
    public static String inWords(Instant deadline) {
        return DAY_AND_TIME.format(deadline);
    }

    /// A duration in the largest unit that divides it.
    static String inWords(Duration length) {
        return Stream.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES)
                .filter(unit -> length.toSeconds() % unit.getDuration().toSeconds() == 0).findFirst()
                .map(unit -> count(length.dividedBy(unit.getDuration()), unit))
                .orElseGet(() -> count(length.toSeconds(), ChronoUnit.SECONDS));
    }

    private static String count(long number, ChronoUnit unit) {
        var name = unit.toString().toLowerCase(Locale.ROOT);
        return number + " " + (number == 1 ? name.substring(0, name.length() - 1) : name);
    }

    /// Checks that a deadline is neither too near nor too far.
    ///
    /// @param field the name of the deadline, for the message
    /// @throws Refused with [Refusal#INVALID]
    public static void requireBetween(Duration shortest, Duration longest, String field, Instant deadline,
            Instant now) {
        if (deadline.isBefore(now.plus(shortest)) || deadline.isAfter(now.plus(longest))) {
            throw new Refused(Refusal.INVALID,
                    field + " must be between " + inWords(shortest) + " and " + inWords(longest) + " from now.");
        }
    }

    /// When to ask a vendor again that had no news. Pauses grow, so that many slow cases stay within the vendor's
    /// limits and ours.
    ///
    /// @param since the start of the wait; a pause is half of the time since then, at least the shortest and at most
    ///        twelve times the shortest
    public static Instant nextCheck(Duration shortest, Instant since, Instant now) {
        var half = Duration.between(since, now).dividedBy(2);
        var longest = shortest.multipliedBy(12);
        return now.plus(Collections.min(List.of(Collections.max(List.of(shortest, half)), longest)));
    }

    /// The instant a duration before a deadline, or half-way to the deadline if less time is left.
    public static Instant before(Duration duration, Instant deadline, Instant now) {
        var before = deadline.minus(duration);
        return before.isAfter(now) ? before : now.plus(Duration.between(now, deadline).dividedBy(2));
    }
}
