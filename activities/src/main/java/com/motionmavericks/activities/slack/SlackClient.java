package com.motionmavericks.activities.slack;

import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.notifications.SlackConnection.Target;
import com.motionmavericks.workflows.story.VendorFailure;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import com.slack.api.util.http.SlackHttpClient;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Slack, as far as we use it: a message to a channel, through an incoming webhook or by a bot.
public final class SlackClient {
    private static final String NAME = "slack";
    private static final int OK = 200;

    private final Slack slack;

    /// @param apiUrl of Slack's methods, with the slash at its end: `https://slack.com/api/`
    public SlackClient(URI apiUrl) {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(apiUrl.toString());
        config.setStatsEnabled(false);
        // Slack does not deduplicate: the client must not send again by itself, nor over a connection that has gone.
        slack = Slack.getInstance(config,
                new SlackHttpClient(new OkHttpClient.Builder().retryOnConnectionFailure(false)
                        .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                        .connectTimeout(Duration.ofSeconds(5)).callTimeout(Duration.ofSeconds(20)).build()));
    }

    /// Posts a message. Slack shows it as it is: markup has no escape for a star or a backtick in a name, so it is off.
    ///
    /// @param text plain text; its addresses become links
    /// @throws ApplicationFailure of the type [VendorFailure#TYPE], when Slack has not taken it for certain
    /// @throws UnknownOutcome when it may have
    public void post(Target target, String text) throws UnknownOutcome {
        try {
            switch (target) {
                case Target.Webhook(var url) -> byWebhook(url, escape(text));
                case Target.Bot(var token, var channel) -> byBot(token, channel, escape(text));
            }
        } catch (ConnectException _) {
            throw VendorFailure.unreachable(NAME);
        } catch (IOException _) {
            throw new UnknownOutcome();
        }
    }

    /// Slack may have taken the message, or not: its answer was lost.
    public static final class UnknownOutcome extends Exception {
        private static final long serialVersionUID = 1;
    }

    private void byWebhook(String url, String text) throws IOException {
        // The SDK's payload of a webhook cannot switch markup off.
        var answer = slack.send(url, Json.write(Map.of("text", text, "mrkdwn", false)));
        if (answer.getCode() != OK) {
            var retryAfter = answer.getHeaders().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
                    .map(header -> header.getValue().getFirst()).findFirst().orElse(null);
            throw failure(answer.getCode(), retryAfter, answer.getBody());
        }
    }

    private void byBot(String token, String channel, String text) throws IOException {
        try {
            var answer = slack.methods(token).chatPostMessage(post -> post.channel(channel).text(text).mrkdwn(false));
            if (!answer.isOk()) {
                throw VendorFailure.refused(NAME, word(answer.getError()));
            }
        } catch (SlackApiException e) {
            throw failure(e.getResponse().code(), e.getResponse().header("Retry-After"), e.getResponseBody());
        }
    }

    /// The three characters that Slack reads as its own, with or without markup: `<!channel>` calls everybody.
    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static ApplicationFailure failure(int status, @Nullable String retryAfter, String body) {
        var failure = VendorFailure.answered(NAME, status,
                retryAfter == null ? null : Duration.ofSeconds(Long.parseLong(retryAfter)));
        return failure.isNonRetryable() ? VendorFailure.refused(NAME, status + " " + word(body)) : failure;
    }

    /// One of Slack's own words, for example `channel_not_found`; whatever else it says stays outside.
    private static String word(@Nullable String said) {
        return said != null && said.matches("[a-z_]{1,40}") ? said : "without a reason";
    }
}
