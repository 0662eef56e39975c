package com.motionmavericks.local.standins;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Slack, as far as it is used: one incoming webhook and `chat.postMessage` of one bot, under the faults that stand. It
/// takes whatever it is told, as often as it is told.
final class SlackApi implements AutoCloseable {
    /// @param channel of the bot, or the webhook's path
    record Message(String channel, String text, Instant at) {}

    private record Post(String text) {}

    private final String webhookPath;
    private final String botToken;
    private final Faults faults;
    private final InstantSource clock;
    private final JsonLines<Message> lines;
    private final List<Message> messages;

    SlackApi(StandInsConfig.Slack config, Path ledger, Faults faults, InstantSource clock) {
        this.webhookPath = "/services/T000/B000/" + config.webhookSecret();
        this.botToken = config.botToken();
        this.faults = faults;
        this.clock = clock;
        lines = new JsonLines<>(ledger, Message.class);
        messages = new CopyOnWriteArrayList<>(lines.before());
    }

    void routes(HttpListener listener) {
        listener.route("POST", "/services/{path}/{app}/{secret}", request -> request.path().group().equals(webhookPath)
                ? under(webhookPath, () -> {
                    take(webhookPath, Json.read(request.body(), Post.class).text());
                    return Reply.text(200, "text/plain", "ok");
                })
                : Reply.text(404, "text/plain", "no_service"));
        listener.route("POST", "/api/chat\\.postMessage", request -> {
            var form = form(request);
            var channel = form.getOrDefault("channel", "");
            return request.bearer().filter(botToken::equals).isEmpty()
                    ? Reply.json(200, Map.of("ok", false, "error", "invalid_auth"))
                    : under(channel, () -> {
                        take(channel, form.getOrDefault("text", ""));
                        return Reply.json(200, Map.of("ok", true, "channel", channel));
                    });
        });
    }

    /// Oldest first.
    List<Message> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void close() {
        lines.close();
    }

    private Reply under(String channel, Faults.Work work) throws InterruptedException {
        return faults.under(List.of(channel),
                fail -> Reply.text(fail.status(), "text/plain", "service_unavailable"), work);
    }

    private synchronized void take(String channel, String text) {
        var message = new Message(channel, text, clock.instant());
        lines.append(message);
        messages.add(message);
    }

    private static Map<String, String> form(Request request) {
        return Stream.of(request.body().split("&")).map(pair -> pair.split("=", 2)).filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }
}
