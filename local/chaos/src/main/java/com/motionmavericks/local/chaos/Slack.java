package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.StudioClient;
import com.motionmavericks.local.chaos.SlackVerdict.About;
import com.motionmavericks.local.chaos.SlackVerdict.Message;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The Slack channel of the only studio that has Slack. Decides about messages whose outcome is unknown.
final class Slack {
    static final String STEP = "Tell Slack";
    private static final Pattern TEXT = Pattern.compile(".*: (.+)\\. Have a look: .*/([0-9a-f-]{36})");
    private static final Map<String, String> TYPES = Map.of("An approval was asked for", "approval.requested",
            "A reviewer has decided", "approval.decided", "An approval is overdue", "approval.overdue",
            "An approval was taken back", "approval.withdrawn", "A film is ready to be watched", "asset-version.ready",
            "A film could not be read", "asset-version.failed");

    private final StudioClient client;
    private final String address;
    private final SystemProbe probe;
    private final ReentrantLock decisionLock = new ReentrantLock();

    /// @param address of Slack's stand-in
    Slack(StudioClient client, String address, SystemProbe probe) {
        this.client = client;
        this.address = address;
        this.probe = probe;
    }

    /// The messages in the channel.
    List<Message> messages() {
        return client.ledger(address).stream().map(message -> new Message(about(message.get("text").asText()),
                message.get("answerLost").asBoolean())).toList();
    }

    /// Looks for a message in the channel, and calls `act` with `skip` if it is there, with `retry` if not. Does not call it while
    /// the answer is uncertain: the message is no longer parked, or a process is down. While it is parked, no later message is
    /// sent.
    void decide(String eventId, Consumer<String> act) {
        // Two clients that look at the same time would count one message twice.
        if (decisionLock.tryLock()) {
            try {
                action(eventId).ifPresent(act);
            } finally {
                decisionLock.unlock();
            }
        }
    }

    private Optional<String> action(String eventId) {
        try {
            var before = probe.sameText(eventId);
            var found = messages();
            if (!probe.sameText(eventId).equals(before)
                    || before.stream().noneMatch(one -> one.eventId().equals(eventId) && one.isParked())) {
                return Optional.empty();
            }
            var about = before.getFirst().about();
            var count = found.stream().filter(message -> message.about().equals(about)).count();
            return Optional.of(count > before.stream().filter(SameText::isDone).count() ? "skip" : "retry");
        } catch (IllegalStateException | UncheckedIOException _) {
            return Optional.empty();
        }
    }

    /// A notification whose message has the same text as others.
    record SameText(String eventId, About about, boolean isParked, boolean isDone) {}

    private static About about(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Unknown text of a message in Slack: " + text);
        }
        return new About(Objects.requireNonNull(TYPES.get(parts.group(1)), text), parts.group(2));
    }
}
