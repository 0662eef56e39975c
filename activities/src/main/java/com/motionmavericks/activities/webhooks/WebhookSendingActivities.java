package com.motionmavericks.activities.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.motionmavericks.domain.webhooks.SignedMessage;
import com.motionmavericks.domain.webhooks.WebhookAnswer;
import com.motionmavericks.domain.webhooks.WebhookEndpointProcess;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.webhooks.WebhookSending;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import okhttp3.Headers;

/// Sends the messages of an endpoint, and records each attempt. After a crash in between, the message is sent again under the
/// same id.
public final class WebhookSendingActivities implements WebhookSending {
    /// Messages about several subjects at once, each on a connection of its own.
    private static final int AT_ONCE = 8;
    private static final Duration RUN = Duration.ofSeconds(30);

    private final WebhookEndpointProcess endpoints;
    private final WebhookHttp http;

    private record Attempt(UUID messageId, Duration duration, WebhookAnswer answer) {}

    public WebhookSendingActivities(WebhookEndpointProcess endpoints, WebhookHttp http) {
        this.endpoints = endpoints;
        this.http = http;
    }

    @Override
    public void sendDueMessages(RowId id) {
        var began = System.nanoTime();
        var due = next(id);
        while (!due.isEmpty()) {
            sendAll(id, due);
            due = since(began).compareTo(RUN) < 0 ? next(id) : List.of();
        }
        endpoints.rest(id.tenantId(), id.id());
    }

    private List<SignedMessage> next(RowId id) {
        return endpoints.next(id.tenantId(), id.id(), AT_ONCE);
    }

    /// Records each answer as it comes, one after the other: so an endpoint never takes more than one connection to Postgres.
    private void sendAll(RowId id, List<SignedMessage> due) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = new ExecutorCompletionService<Attempt>(threads);
            var running = due.stream().map(message -> attempts.submit(() -> post(message))).toList();
            for (var _ : running) {
                var attempt = attempts.take().get();
                endpoints.attempted(id.tenantId(), id.id(), attempt.messageId(), attempt.duration(), attempt.answer());
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A message could not be posted", failure.getCause());
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The worker stops", failure);
        }
    }

    private Attempt post(SignedMessage message) {
        var headers = Headers.of("webhook-id", message.id().toString(), "webhook-timestamp", message.timestamp(),
                "webhook-signature", message.signatures(), "Content-Type", "application/json", "User-Agent",
                "motion-mavericks-webhooks/1");
        var began = System.nanoTime();
        var answer = http.post(message.url(), headers, message.body().getBytes(UTF_8));
        return new Attempt(message.id(), since(began), answer);
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
