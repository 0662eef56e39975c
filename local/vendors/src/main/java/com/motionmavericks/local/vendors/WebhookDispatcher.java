package com.motionmavericks.local.vendors;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Sends webhooks in the background: once and at once, unless a fault says otherwise.
final class WebhookDispatcher implements AutoCloseable {
    private final WebhookSender sender;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    @FunctionalInterface
    interface Task {
        void run() throws InterruptedException;
    }

    WebhookDispatcher(WebhookSender sender) {
        this.sender = sender;
    }

    /// @param id of the webhook
    /// @param event the body
    /// @param isFirst whether it is the first of several about the same subject; a fault that reorders them delays it
    void dispatch(String id, String event, boolean isFirst, Optional<Fault.Webhooks> fault) {
        inBackground(() -> {
            if (fault.isEmpty()) {
                sender.send(id, event);
                return;
            }
            var delay = Duration.ofMillis(Math.round(fault.get().delaySeconds() * 1000));
            switch (fault.get().deliver()) {
                case NEVER -> {
                }
                case TWICE -> {
                    sender.send(id, event);
                    sender.send(id, event);
                }
                case LATE -> {
                    Thread.sleep(delay);
                    sender.send(id, event);
                }
                case REORDERED -> {
                    Thread.sleep(isFirst ? delay : Duration.ZERO);
                    sender.send(id, event);
                }
            }
        });
    }

    void inBackground(Task task) {
        executor.execute(() -> {
            try {
                task.run();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        executor.shutdownNow();
        executor.close();
        sender.close();
    }
}
