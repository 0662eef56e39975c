package com.motionmavericks.local.chaos;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.motionmavericks.local.chaos.Verdict.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;

/// Whether Slack has heard of each event once. The operator retries only what they have not found there, so what is
/// there twice nobody has asked for.
final class SlackVerdict {
    private SlackVerdict() {}

    /// What one message is about. Two decisions on one approval are told in the same words.
    record About(String type, String subjectId) {}

    /// @param answerLost whether the worker was kept from hearing that Slack has it
    record Message(About about, boolean answerLost) {}

    /// What Postgres says of it.
    ///
    /// @param isSent whether Slack is known to have taken it
    /// @param isSkipped whether it was parked, and an operator found it in Slack
    record Telling(String eventId, About about, boolean isSent, boolean isSkipped) {}

    /// @param events of the topics that Slack hears of
    static Finding messages(Collection<About> events, Collection<Message> messages) {
        var violations = new ArrayList<String>();
        var wanted = events.stream().collect(groupingBy(identity(), counting()));
        var there = messages.stream().collect(groupingBy(Message::about, counting()));
        var both = new HashSet<>(wanted.keySet());
        both.addAll(there.keySet());
        for (var about : both) {
            if (!wanted.getOrDefault(about, 0L).equals(there.getOrDefault(about, 0L))) {
                violations.add(about + " has happened " + wanted.getOrDefault(about, 0L) + " times, and Slack heard "
                        + there.getOrDefault(about, 0L) + " times");
            }
        }
        return new Finding("Slack has heard of each event once", messages.size(), violations);
    }

    /// Each is either known to be there or was parked; a lost answer leaves nothing known.
    static Finding tellings(Collection<Telling> tellings, Collection<Message> messages) {
        var violations = new ArrayList<String>();
        tellings.stream().filter(telling -> telling.isSent() == telling.isSkipped()).forEach(telling -> violations
                .add(telling
                        + (telling.isSent() ? " is sent, and was skipped" : " is neither sent nor was it skipped")));
        var skipped = tellings.stream().filter(Telling::isSkipped).collect(groupingBy(Telling::about, counting()));
        messages.stream().filter(Message::answerLost).collect(groupingBy(Message::about, counting()))
                .forEach((about, lost) -> {
                    if (lost > skipped.getOrDefault(about, 0L)) {
                        violations.add(lost + " answers were lost about " + about + ", and "
                                + skipped.getOrDefault(about, 0L) + " steps have waited for an operator");
                    }
                });
        return new Finding("a lost answer of Slack's waits for an operator", tellings.size(), violations);
    }
}
