package com.motionmavericks.local.chaos;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.motionmavericks.local.chaos.Verdict.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;

/// Rules for Slack: it has one message for each event. The operator retries only a message that is not in the channel, so a
/// second one is a violation.
final class SlackVerdict {
    private SlackVerdict() {}

    /// What a message is about. The messages about two decisions on one approval have the same text, and so have those about two
    /// versions of one film.
    ///
    /// @param linkId of the approval or the film that the message links to
    record About(String type, String linkId) {}

    /// A message in the channel.
    ///
    /// @param answerLost whether Slack's answer to the worker was lost
    record Message(About about, boolean answerLost) {}

    /// A delivery to Slack, as Postgres has it.
    ///
    /// @param isSent whether it is recorded as sent
    /// @param isSkipped whether its step was parked, and an operator skipped it
    record SlackDelivery(String eventId, About about, boolean isSent, boolean isSkipped) {}

    /// The channel has one message for each event.
    ///
    /// @param events of the topics for Slack
    static Finding messages(Collection<About> events, Collection<Message> messages) {
        var violations = new ArrayList<String>();
        var expected = events.stream().collect(groupingBy(identity(), counting()));
        var found = messages.stream().collect(groupingBy(Message::about, counting()));
        var both = new HashSet<>(expected.keySet());
        both.addAll(found.keySet());
        for (var about : both) {
            if (!expected.getOrDefault(about, 0L).equals(found.getOrDefault(about, 0L))) {
                violations.add(about + " has " + expected.getOrDefault(about, 0L) + " events, but "
                        + found.getOrDefault(about, 0L) + " messages in Slack");
            }
        }
        return new Finding("Slack has one message for each event", messages.size(), violations);
    }

    /// Each delivery is either recorded as sent, or an operator skipped it. A delivery whose answer was lost was skipped.
    static Finding deliveries(Collection<SlackDelivery> deliveries, Collection<Message> messages) {
        var violations = new ArrayList<String>();
        deliveries.stream().filter(delivery -> delivery.isSent() == delivery.isSkipped()).forEach(delivery -> violations
                .add(delivery
                        + (delivery.isSent() ? " is sent, but was skipped" : " is neither sent nor skipped")));
        var skipped = deliveries.stream().filter(SlackDelivery::isSkipped)
                .collect(groupingBy(SlackDelivery::about, counting()));
        messages.stream().filter(Message::answerLost).collect(groupingBy(Message::about, counting()))
                .forEach((about, lost) -> {
                    if (lost > skipped.getOrDefault(about, 0L)) {
                        violations.add(lost + " answers about " + about + " were lost, but "
                                + skipped.getOrDefault(about, 0L) + " steps were skipped by an operator");
                    }
                });
        return new Finding("a lost answer of Slack waits for an operator", deliveries.size(), violations);
    }
}
