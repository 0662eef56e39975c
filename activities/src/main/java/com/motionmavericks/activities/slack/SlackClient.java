package com.motionmavericks.activities.slack;

import com.google.gson.JsonParseException;
import com.motionmavericks.activities.RetryAfter;
import com.motionmavericks.activities.VendorSpans;
import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.notifications.SlackConnection.Target;
import com.motionmavericks.domain.tracing.Tracing;
import com.motionmavericks.workflows.entity.VendorFailure;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import com.slack.api.util.http.SlackHttpClient;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Posts messages to a Slack channel, through an incoming webhook or as a bot.
public final class SlackClient {
    private static final String NAME = "slack";
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int INTERNAL_SERVER_ERROR = 500;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final Slack slack;

    /// @param apiUrl base of Slack's methods, with a trailing slash: `https://slack.com/api/`
    public SlackClient(URI apiUrl, Tracing tracing) {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(apiUrl.toString());
        config.setStatsEnabled(false);
        // Slack does not deduplicate, so the client must not retry, and must not reuse a connection that may be closed.
        slack = Slack.getInstance(config,
                new SlackHttpClient(new OkHttpClient.Builder().retryOnConnectionFailure(false)
                        .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                        .connectTimeout(Duration.ofSeconds(5)).callTimeout(Duration.ofSeconds(20))
                        .addInterceptor(new SlackSpans(new VendorSpans(NAME, tracing))).build()));
    }

    /// Posts a message as plain text. Markup is off, because it has no escape for a star or a backtick in a name.
    ///
    /// @param text plain text; Slack turns addresses into links
    /// @throws ApplicationFailure of the type [VendorFailure#TYPE] if Slack has certainly not posted the message
    /// @throws UnknownOutcome if Slack may have posted the message
    public void post(Target target, String text) throws UnknownOutcome {
        try {
            switch (target) {
                case Target.Webhook(var url) -> byWebhook(url, escape(text));
                case Target.Bot(var token, var channel) -> byBot(token, channel, escape(text));
            }
        } catch (ConnectException | NoRouteToHostException | UnknownHostException _) {
            throw VendorFailure.unreachable(NAME);
        } catch (IOException | JsonParseException _) {
            throw new UnknownOutcome();
        }
    }

    /// Slack may have posted the message: its answer was lost, or reports a failure in the middle.
    public static final class UnknownOutcome extends Exception {
        private static final long serialVersionUID = 1;
    }

    private void byWebhook(String url, String text) throws IOException, UnknownOutcome {
        // The SDK's webhook payload cannot switch markup off.
        var answer = slack.send(url, Json.write(Map.of("text", text, "mrkdwn", false)));
        if (answer.getCode() != OK) {
            var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(answer.getHeaders());
            throw failure(answer.getCode(), name -> headers.getOrDefault(name, List.of()).stream().findFirst()
                    .orElse(null), answer.getBody());
        }
    }

    private void byBot(String token, String channel, String text) throws IOException, UnknownOutcome {
        try {
            var answer = slack.methods(token).chatPostMessage(post -> post.channel(channel).text(text).mrkdwn(false));
            if (!answer.isOk()) {
                throw switch (word(answer.getError())) {
                    case "ratelimited", "rate_limited" -> VendorFailure.answered(NAME, TOO_MANY_REQUESTS, null);
                    case "service_unavailable" -> VendorFailure.answered(NAME, SERVICE_UNAVAILABLE, null);
                    // Slack documents that these may have partly succeeded.
                    case "internal_error", "fatal_error" -> throw new UnknownOutcome();
                    case String word -> VendorFailure.refused(NAME, word);
                };
            }
        } catch (SlackApiException e) {
            throw failure(e.getResponse().code(), e.getResponse()::header, e.getResponseBody());
        }
    }

    /// Escapes the three characters that Slack interprets even without markup: `<!channel>` would notify everybody.
    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static ApplicationFailure failure(int status, Function<String, @Nullable String> header, String body)
            throws UnknownOutcome {
        // Unlike 503, these mean a failure in the middle, or an answer lost by a proxy.
        if (status >= INTERNAL_SERVER_ERROR && status != SERVICE_UNAVAILABLE) {
            throw new UnknownOutcome();
        }
        var failure = VendorFailure.answered(NAME, status, RetryAfter.in(header));
        return failure.isNonRetryable() ? VendorFailure.refused(NAME, status + " " + word(body)) : failure;
    }

    /// Slack's error code, for example `channel_not_found`. Any other text is dropped, because it may hold personal data.
    private static String word(@Nullable String said) {
        return said != null && said.matches("[a-z_]{1,40}") ? said : "without a reason";
    }
}
