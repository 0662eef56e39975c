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

/// The channel of the one studio that is connected with Slack, and who looks into it when a message may be there or not.
final class Slack {
    static final String STEP = "Tell Slack";
    private static final Pattern TEXT = Pattern.compile(".*: (.+)\\. Have a look: .*/([0-9a-f-]{36})");
    private static final Map<String, String> TYPES = Map.of("An approval was asked for", "approval.requested",
            "A reviewer has decided", "approval.decided", "An approval is overdue", "approval.overdue",
            "An approval was taken back", "approval.withdrawn", "A film is ready to be watched", "asset-version.ready",
            "A film could not be read", "asset-version.failed");

    private final StudioClient client;
    private final String address;
    private final SystemProbe evidence;
    private final ReentrantLock looking = new ReentrantLock();

    /// @param address of Slack's stand-in
    Slack(StudioClient client, String address, SystemProbe evidence) {
        this.client = client;
        this.address = address;
        this.evidence = evidence;
    }

    /// What is in the channel.
    List<Message> messages() {
        return client.ledger(address).stream().map(message -> new Message(about(message.get("text").asText()),
                message.get("answerLost").asBoolean())).toList();
    }

    /// Looks whether a message is there, and says `skip` if it is, `retry` if not. Nothing is said while that is
    /// uncertain: while another message of the same words is on its way, or something is down.
    void decide(String eventId, Consumer<String> say) {
        // Two who look at once would take one message for two.
        if (looking.tryLock()) {
            try {
                word(eventId).ifPresent(say);
            } finally {
                looking.unlock();
            }
        }
    }

    private Optional<String> word(String eventId) {
        try {
            var before = evidence.sameWords(eventId);
            var there = messages();
            if (!evidence.sameWords(eventId).equals(before)
                    || before.stream().anyMatch(one -> !one.isParked() && !one.isDone())) {
                return Optional.empty();
            }
            var about = before.getFirst().about();
            var found = there.stream().filter(message -> message.about().equals(about)).count();
            return Optional.of(found > before.stream().filter(Alike::isDone).count() ? "skip" : "retry");
        } catch (IllegalStateException | UncheckedIOException _) {
            return Optional.empty();
        }
    }

    /// One of those whose messages have the same words.
    record Alike(String eventId, About about, boolean isParked, boolean isDone) {}

    private static About about(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Slack was told something unknown: " + text);
        }
        return new About(Objects.requireNonNull(TYPES.get(parts.group(1)), text), parts.group(2));
    }
}
