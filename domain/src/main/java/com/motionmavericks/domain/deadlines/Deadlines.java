package com.motionmavericks.domain.deadlines;

import com.motionmavericks.domain.problems.FieldError;
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

/// What all deadlines and due instants have in common.
public final class Deadlines {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter
            .ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Deadlines() {}

    /// A deadline as people read it.
    public static String inWords(Instant deadline) {
        return DAY_AND_TIME.format(deadline);
    }

    /// A length of time in the largest unit that it is whole in.
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

    /// Refuses a deadline that is too near or too far.
    ///
    /// @param field of the request that gave it
    /// @throws Refused with [Refusal#INVALID]
    public static void requireBetween(Duration shortest, Duration longest, String field, Instant deadline,
            Instant now) {
        if (deadline.isBefore(now.plus(shortest)) || deadline.isAfter(now.plus(longest))) {
            throw Refused.invalid("/" + field, FieldError.Code.OUT_OF_RANGE,
                    "must be between " + inWords(shortest) + " and " + inWords(longest) + " from now");
        }
    }

    /// When a vendor is asked again that had nothing new to say: after the shortest pause at first, then each time later,
    /// so that many things that wait for long do not ask more than the vendor and we can bear.
    ///
    /// @param since when the waiting began; a pause is half of what has passed since, at most twelve times the shortest
    public static Instant nextCheck(Duration shortest, Instant since, Instant now) {
        var half = Duration.between(since, now).dividedBy(2);
        var longest = shortest.multipliedBy(12);
        return now.plus(Collections.min(List.of(Collections.max(List.of(shortest, half)), longest)));
    }

    /// So long before a deadline; half-way to it where less time is left.
    public static Instant before(Duration duration, Instant deadline, Instant now) {
        var before = deadline.minus(duration);
        return before.isAfter(now) ? before : now.plus(Duration.between(now, deadline).dividedBy(2));
    }
}
