package com.motionmavericks.local.vendors;

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
import org.jspecify.annotations.Nullable;

/// Slack's API, as far as it is used: one incoming webhook, and `chat.postMessage` of one bot, under the active faults. Like
/// Slack, it does not deduplicate messages.
final class SlackApi implements AutoCloseable {
    /// A message that was posted.
    ///
    /// @param channel of the bot, or the path of the webhook
    /// @param mrkdwn whether Slack reads the text as markup
    /// @param answerLost whether a fault lost the answer to the sender
    record Message(String channel, String text, boolean mrkdwn, Instant at, boolean answerLost) {}

    private record Post(String text, @Nullable Boolean mrkdwn) {}

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
        messages = new CopyOnWriteArrayList<>(lines.earlier());
    }

    void routes(HttpListener listener) {
        listener.route("POST", "/services/{path}/{app}/{secret}", request -> {
            if (!request.path().group().equals(webhookPath)) {
                return Reply.text(404, "text/plain", "no_service");
            }
            var post = Json.read(request.body(), Post.class);
            return post(webhookPath, post.text(), !Boolean.FALSE.equals(post.mrkdwn()),
                    Reply.text(200, "text/plain", "ok"));
        });
        listener.route("POST", "/api/chat\\.postMessage", request -> {
            var form = form(request);
            var channel = form.getOrDefault("channel", "");
            return request.bearer().filter(botToken::equals).isEmpty()
                    ? Reply.json(200, Map.of("ok", false, "error", "invalid_auth"))
                    : post(channel, form.getOrDefault("text", ""), !"0".equals(form.get("mrkdwn")),
                            Reply.json(200, Map.of("ok", true, "channel", channel)));
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

    private Reply post(String channel, String text, boolean mrkdwn, Reply ok) throws InterruptedException {
        var reply = faults.apply(List.of(channel),
                fail -> Reply.text(fail.status(), "text/plain", "service_unavailable"), () -> ok);
        var isLost = reply instanceof Reply.Lost;
        if (isLost || reply.equals(ok)) {
            take(new Message(channel, text, mrkdwn, clock.instant(), isLost));
        }
        return reply;
    }

    private synchronized void take(Message message) {
        lines.append(message);
        messages.add(message);
    }

    private static Map<String, String> form(Request request) {
        return Stream.of(request.body().split("&")).map(pair -> pair.split("=", 2)).filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }
}
