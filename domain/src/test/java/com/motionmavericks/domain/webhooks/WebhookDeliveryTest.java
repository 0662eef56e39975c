package com.motionmavericks.domain.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.partners.PartnerEvent;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.vendorwebhooks.WebhookSignatures;
import com.motionmavericks.domain.webhooks.WebhookEndpoint.PauseReason;
import com.motionmavericks.domain.webhooks.WebhookEndpoint.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// From an event to its message, and from the message to its outcome.
class WebhookDeliveryTest {
    private static final TestDatabase DATABASE = new TestDatabase(8);

    private final WebhookStudio studio = WebhookStudio.create(DATABASE);

    @Test
    void itTakesTheWantedEventsOnceInOrderFromItsCreationOn() {
        var first = studio.partner();
        var second = studio.partner();
        studio.rename(first);
        studio.studio().join(Role.GUEST);
        assertThat(studio.route()).isGreaterThan(3);
        assertThat(studio.messages(null)).extracting(WebhookMessage::subjectId).containsExactly(first, second, first);
        assertThat(studio.messages(null)).extracting(WebhookMessage::type).containsExactly("partner.created",
                "partner.created", "partner.changed");
        assertThat(studio.route()).as("nothing is new").isZero();

        execute("update webhook_endpoint set epoch = 0 where id = ?", studio.endpoint());
        studio.route();
        assertThat(studio.messages(null)).as("a message for each event").hasSize(3);
    }

    @Test
    void theBodyHoldsIdsOnly() {
        var partner = studio.partner();
        studio.route();
        var message = studio.messages(null).getFirst();
        var body = Json.read(studio.next().getFirst().body(), JsonNode.class);
        assertThat(body.get("type").asText()).isEqualTo("partner.created");
        assertThat(body.get("timestamp").asText()).isEqualTo(studio.clock().instant().toString());
        assertThat(body.get("data")).isEqualTo(Json.read("""
                {"id": "%s", "subject": {"type": "partner", "id": "%s"}, "actorId": "%s"}
                """.formatted(message.eventId(), partner, studio.studio().admin().memberId()), JsonNode.class));
    }

    /// The first transaction has the lower xid and commits last.
    @Test
    void anEventThatCommitsLateIsNotMissed() throws Exception {
        var written = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var executor = Executors.newSingleThreadExecutor()) {
            var slow = executor.submit(() -> studio.studio().worker().database()
                    .inTenant(Principal.worker(studio.studio().tenantId()), tx -> {
                        Events.record(tx,
                                PartnerEvent.CHANGED, new UUID(0, 1),
                                Map.of());
                        written.countDown();
                        await(mayCommit);
                        return null;
                    }));
            written.await();
            var fast = studio.partner();
            studio.route();
            assertThat(studio.messages(null)).isEmpty();
            mayCommit.countDown();
            slow.get();
            studio.route();
            assertThat(studio.messages(null)).extracting(WebhookMessage::subjectId).containsExactly(new UUID(0, 1),
                    fast);
        }
    }

    @Test
    void messagesAboutOneSubjectArriveInOrderAndOthersDoNotWait() {
        var first = studio.partner();
        studio.rename(first);
        studio.rename(first);
        var second = studio.partner();
        studio.route();
        var due = studio.next();
        assertThat(due).extracting(SignedMessage::id).as("the oldest of each subject").containsExactly(
                studio.messages(null).get(0).id(), studio.messages(null).get(3).id());
        studio.answer(due.get(0), 500);
        studio.answer(due.get(1), 200);
        assertThat(studio.next()).isEmpty();
        studio.rest();
        assertThat(dueAt()).isEqualTo(studio.clock().instant().plusSeconds(5));

        studio.rename(second);
        studio.route();
        assertThat(dueAt()).as("a new message of another subject").isEqualTo(studio.clock().instant());
        assertThat(studio.deliverAll()).containsExactly(second);
        studio.clock().advance(Duration.ofSeconds(5));
        var again = studio.next();
        assertThat(again).hasSize(1);
        assertThat(again.getFirst().id()).isEqualTo(due.getFirst().id());
        assertThat(again.getFirst().body()).isEqualTo(due.getFirst().body());
        assertThat(again.getFirst().timestamp()).isNotEqualTo(due.getFirst().timestamp());
        assertThat(studio.deliverAll()).containsExactly(first, first, first);
        assertThat(studio.studio().worker().webhookEndpointProcess().dueAt(studio.studio().tenantId(),
                studio.endpoint())).isEmpty();
    }

    @Test
    void aMessageIsRetriedFor28HoursThenTheEndpointIsPausedAndResumesInOrder() {
        var partner = studio.partner();
        studio.rename(partner);
        studio.route();
        var began = studio.clock().instant();
        for (int attempt = 1; attempt <= 8; attempt++) {
            studio.clock().set(attempt == 1 ? began : dueAt());
            studio.answer(studio.next().getFirst(), WebhookAnswer.of(WebhookAnswer.Fault.TIMEOUT));
            assertThat(studio.next()).as("after attempt " + attempt).isEmpty();
            studio.rest();
        }
        assertThat(Duration.between(began, studio.clock().instant())).isEqualTo(Duration.parse("PT27H35M5S"));
        assertThat(studio.read()).extracting(WebhookEndpoint::status, WebhookEndpoint::pauseReason)
                .containsExactly(Status.PAUSED, PauseReason.FAILING);
        assertThat(studio.events()).containsExactly("webhook-endpoint.created", "webhook-endpoint.paused");
        var log = studio.studio().api().webhookMessages()
                .get(studio.studio().admin(), studio.messages(null).getFirst().id()).log();
        assertThat(log).hasSize(8).allSatisfy(
                attempt -> assertThat(attempt.fault()).isEqualTo(WebhookAnswer.Fault.TIMEOUT));
        assertThat(parkedSteps()).isZero();

        studio.rename(partner);
        assertThat(studio.route()).as("it keeps its place in the events").isZero();
        studio.change(Patch.absent(), Patch.of(Status.ENABLED));
        assertThat(studio.route()).isPositive();
        assertThat(studio.deliverAll()).containsExactly(partner, partner, partner);
        assertThat(studio.messages(null)).extracting(WebhookMessage::deliveredAt).isSorted();
    }

    @Test
    void anEndpointThatIsGoneIsDisabledAndMayBeEnabledAgain() {
        var partner = studio.partner();
        studio.route();
        studio.answer(studio.next().getFirst(), 410);
        assertThat(studio.read()).extracting(WebhookEndpoint::status, WebhookEndpoint::pauseReason)
                .containsExactly(Status.DISABLED, PauseReason.GONE);
        assertThat(studio.next()).isEmpty();
        assertThat(studio.events()).containsExactly("webhook-endpoint.created", "webhook-endpoint.disabled");
        assertThat(studio.change(Patch.of("https://hooks.example.com/new"), Patch.of(Status.ENABLED)).pauseReason())
                .isNull();
        assertThat(studio.next()).extracting(SignedMessage::url).containsExactly("https://hooks.example.com/new");
        assertThat(studio.deliverAll()).containsExactly(partner);
    }

    @Test
    void retryAfterHoldsTheWholeEndpointWithinBounds() {
        assertHeld(429, Duration.ofSeconds(90), Duration.ofSeconds(90));
        assertHeld(503, Duration.ofDays(3), Duration.ofHours(1));
        assertHeld(429, Duration.ofSeconds(-5), Duration.ofSeconds(1));
        var ignored = studio.partner();
        studio.route();
        studio.answer(studio.next().getFirst(), new WebhookAnswer(500, null, "", Duration.ofMinutes(10)));
        studio.rest();
        assertThat(dueAt()).as("of another status " + ignored).isEqualTo(studio.clock().instant().plusSeconds(5));
    }

    private void assertHeld(int status, Duration retryAfter, Duration held) {
        studio.partner();
        studio.partner();
        studio.route();
        studio.answer(studio.next().getFirst(), new WebhookAnswer(status, null, "", retryAfter));
        assertThat(studio.next()).isEmpty();
        studio.rest();
        var until = studio.clock().instant().plus(held);
        assertThat(dueAt()).isEqualTo(until);
        studio.partner();
        studio.route();
        assertThat(dueAt()).as("a new message waits too").isEqualTo(until);
        studio.clock().set(until);
        assertThat(studio.next()).isNotEmpty();
        studio.clock().advance(Duration.ofSeconds(10));
        studio.deliverAll();
    }

    @Test
    void everyStatusButSuccessIsAFailure() {
        for (var status : List.of(301, 307, 400, 404, 500)) {
            studio.partner();
            studio.route();
            studio.answer(studio.next().getFirst(), status);
            assertThat(studio.messages(WebhookMessage.Status.PENDING)).isNotEmpty();
            studio.clock().advance(Duration.ofSeconds(5));
            assertThat(studio.deliverAll()).hasSize(1);
        }
        studio.partner();
        studio.route();
        studio.answer(studio.next().getFirst(), 204);
        assertThat(studio.messages(WebhookMessage.Status.PENDING)).isEmpty();
    }

    @Test
    void messagesHaveTwoSignaturesWhileTheSecretIsRotated() {
        studio.partner();
        studio.route();
        var old = studio.created().secret();
        assertThat(isSigned(studio.next().getFirst(), old)).isTrue();
        var secret = studio.studio().api().webhookEndpoints().rotate(studio.studio().admin(), WebhookStudio.key(),
                new RotateWebhookSecret(studio.endpoint(), 1, Duration.ofHours(24))).secret();
        var message = studio.next().getFirst();
        assertThat(message.signatures().split(" ")).hasSize(2);
        assertThat(isSigned(message, old) && isSigned(message, secret)).isTrue();
        studio.clock().advance(Duration.ofHours(24));
        var later = studio.next().getFirst();
        assertThat(isSigned(later, secret)).isTrue();
        assertThat(isSigned(later, old)).isFalse();
    }

    @Test
    void anAnswerThatComesAfterTheDeliveryChangesNothing() {
        studio.partner();
        studio.route();
        var message = studio.next().getFirst();
        studio.answer(message, 200);
        studio.answer(message, 410);
        assertThat(studio.read().status()).isEqualTo(Status.ENABLED);
        assertThat(studio.messages(WebhookMessage.Status.DELIVERED)).hasSize(1);
    }

    @Test
    void aDueEndpointIsSignalledOnce() {
        studio.partner();
        studio.route();
        studio.partner();
        studio.route();
        assertThat(signals()).containsExactly("messageDue");
        studio.deliverAll();
        studio.partner();
        studio.route();
        assertThat(signals()).hasSize(2);
    }

    @Test
    void anEndpointWithAThousandMessagesUnderWayTakesNoMore() {
        execute("""
                insert into webhook_message (tenant_id, endpoint_id, type, subject_id, body, status, attempt_due_at,
                  created_at, updated_at)
                select ?, ?, 'webhook.test', uuidv7(), '{}', 'PENDING', now(), now(), now() from generate_series(1, 1000)
                """,
                studio.studio().tenantId(), studio.endpoint());
        studio.partner();
        assertThat(studio.route()).isZero();
        execute("delete from webhook_message where id in (select id from webhook_message where endpoint_id = ? limit 1)",
                studio.endpoint());
        assertThat(studio.route()).isPositive();
    }

    private boolean isSigned(SignedMessage message, String secret) {
        return WebhookSignatures.isStandard(secret, message.id().toString(), message.timestamp(),
                message.signatures(), message.body().getBytes(UTF_8), studio.clock().instant());
    }

    private Instant dueAt() {
        return studio.studio().worker().webhookEndpointProcess().dueAt(studio.studio().tenantId(), studio.endpoint())
                .orElseThrow();
    }

    private List<String> signals() {
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select signal_name from outbox where workflow_id = ? order by id",
                        "webhook-endpoint:" + studio.endpoint())
                .mapTo(String.class).list());
    }

    private long parkedSteps() {
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select count(*) from parked_step where tenant_id = ?", studio.studio().tenantId())
                .mapTo(long.class).one());
    }

    private static void execute(String sql, Object... arguments) {
        DATABASE.superuser().useHandle(handle -> handle.execute(sql, arguments));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
