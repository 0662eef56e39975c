package com.motionmavericks.domain.webhooks;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.paging.Replayed;
import com.motionmavericks.domain.operations.Cleanup;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.domain.text.Title;
import com.motionmavericks.domain.webhooks.WebhookEndpoint.PauseReason;
import com.motionmavericks.domain.webhooks.WebhookEndpoint.Status;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What an ADMIN does with endpoints and messages.
class WebhookEndpointsTest {
    private static final TestDatabase DATABASE = new TestDatabase(8);

    private final WebhookStudio studio = WebhookStudio.create(DATABASE);
    private final TestStudio owner = studio.studio();
    private final WebhookEndpoints endpoints = owner.api().webhookEndpoints();
    private final WebhookMessages messages = owner.api().webhookMessages();

    @Test
    void theSecretIsDerivedAndShownAgainToARepeatedCommandOnly() {
        var command = new CreateWebhookEndpoint("https://hooks.example.com/other", Title.of("Archive"), List.of());
        var created = endpoints.create(owner.admin(), "k1", command);
        assertThat(endpoints.create(owner.admin(), "k1", command)).isEqualTo(created);
        assertThat(created.secret()).matches("whsec_[A-Za-z0-9+/]{43}=").isNotEqualTo(studio.created().secret());
        var rows = DATABASE.superuser().withHandle(handle -> handle.select("""
                select (select string_agg(w::text, ' ') from webhook_endpoint w)
                  || (select string_agg(i::text, ' ') from idempotency_key i)
                """).mapTo(String.class).one());
        assertThat(rows).contains(created.endpoint().id().toString()).doesNotContain(created.secret());
    }

    @Test
    void aStudioHasAtMostTenAndADeletedOneCountsNoMore() {
        for (int i = 2; i <= 10; i++) {
            create();
        }
        refused(Refusal.TOO_MANY_WEBHOOK_ENDPOINTS, this::create);
        endpoints.delete(owner.admin(), null, new DeleteWebhookEndpoint(studio.endpoint(), 1));
        create();
        refused(Refusal.NOT_FOUND, studio::read);
        refused(Refusal.NOT_FOUND, () -> studio.messages(null));
        assertThat(endpoints.list(owner.admin(), WebhookStudio.FIRST).items()).hasSize(10)
                .extracting(WebhookEndpoint::id).doesNotContain(studio.endpoint());
    }

    @Test
    void anAdminChangesPausesAndResumesIt() {
        var paused = endpoints.change(owner.admin(), null, new ChangeWebhookEndpoint(studio.endpoint(), 1,
                Patch.absent(), Patch.of(Title.of("Archive")), Patch.of(List.of()), Patch.of(Status.PAUSED)));
        assertThat(paused).isEqualTo(studio.read());
        assertThat(paused.eventTypes()).isEmpty();
        assertThat(paused).extracting(WebhookEndpoint::description, WebhookEndpoint::status,
                WebhookEndpoint::pauseReason, WebhookEndpoint::version)
                .containsExactly("Archive", Status.PAUSED, PauseReason.BY_ADMIN, 2L);
        var partner = studio.partner();
        studio.rename(partner);
        assertThat(studio.route()).isZero();
        assertThat(studio.change(Patch.absent(), Patch.of(Status.PAUSED))).as("no change").isEqualTo(paused);
        studio.change(Patch.absent(), Patch.of(Status.ENABLED));
        studio.route();
        assertThat(studio.deliverAll()).containsSubsequence(partner, partner);
        refused(Refusal.INVALID, () -> studio.change(Patch.absent(), Patch.of(Status.DISABLED)));
        refused(Refusal.STALE_VERSION,
                () -> endpoints.delete(owner.admin(), null, new DeleteWebhookEndpoint(studio.endpoint(), 1)));
    }

    @Test
    void aTestIsSentLikeAnEvent() {
        var message = endpoints.test(owner.admin(), WebhookStudio.key(), new TestWebhookEndpoint(studio.endpoint()));
        assertThat(message).extracting(WebhookMessage::type, WebhookMessage::eventId, WebhookMessage::subjectId)
                .containsExactly("webhook.test", null, studio.endpoint());
        var sent = studio.next();
        assertThat(sent).extracting(SignedMessage::id).containsExactly(message.id());
        assertThat(sent.getFirst().body()).contains("\"type\":\"webhook.test\"", message.id().toString());
        studio.answer(sent.getFirst(), 200);
        var read = messages.get(owner.admin(), message.id());
        assertThat(read.message().status()).isEqualTo(WebhookMessage.Status.DELIVERED);
        assertThat(read.body()).isEqualTo(sent.getFirst().body());
        assertThat(read.log()).containsExactly(new WebhookMessage.Attempt(
                studio.clock().instant().minusMillis(30), 30, 200, null, "thanks"));
        assertThat(studio.events()).containsExactly("webhook-endpoint.created", "webhook-endpoint.tested");
    }

    @Test
    void aMessageIsReplayedUnderItsId() {
        var partner = studio.partner();
        studio.route();
        studio.deliverAll();
        var message = studio.messages(null).getFirst();
        var replayed = messages.replay(owner.admin(), WebhookStudio.key(), new ReplayWebhookMessage(message.id()));
        assertThat(replayed).extracting(WebhookMessage::status, WebhookMessage::attempts)
                .containsExactly(WebhookMessage.Status.PENDING, 0);
        assertThat(studio.next()).extracting(SignedMessage::id).containsExactly(message.id());
        studio.answer(studio.next().getFirst(), 500);
        assertThat(studio.next()).isEmpty();
        messages.replay(owner.admin(), WebhookStudio.key(), new ReplayWebhookMessage(message.id()));
        assertThat(studio.deliverAll()).as("one that waits is sent at once").containsExactly(partner);
        assertThat(messages.get(owner.admin(), message.id()).log()).hasSize(3);
        assertThat(studio.events()).containsExactly("webhook-endpoint.created", "webhook-endpoint.replayed",
                "webhook-endpoint.replayed");
    }

    @Test
    void aRangeIsReplayedByStatusInPortions() {
        var from = studio.clock().instant();
        studio.partner();
        studio.route();
        studio.deliverAll();
        studio.clock().advance(Duration.ofSeconds(1));
        studio.partner();
        studio.route();
        var later = studio.clock().instant();
        refused(Refusal.INVALID, () -> messages.replay(owner.admin(), WebhookStudio.key(),
                new ReplayWebhookMessages(studio.endpoint(), later, later, null)));
        refused(Refusal.NOT_FOUND, () -> messages.replay(owner.admin(), WebhookStudio.key(),
                new ReplayWebhookMessages(UUID.randomUUID(), from, later, null)));
        assertThat(messages.replay(owner.admin(), WebhookStudio.key(),
                new ReplayWebhookMessages(studio.endpoint(), from, later, WebhookMessage.Status.PENDING)))
                .isEqualTo(new Replayed(0, null));
        assertThat(messages.replay(owner.admin(), WebhookStudio.key(),
                new ReplayWebhookMessages(studio.endpoint(), from, later.plusSeconds(1), null)))
                .isEqualTo(new Replayed(2, null));
        assertThat(studio.deliverAll()).hasSize(2);
        DATABASE.superuser()
                .useHandle(handle -> handle.execute(
                        """
                                insert into webhook_message (tenant_id, endpoint_id, type, subject_id, body, status, delivered_at,
                                  created_at, updated_at)
                                select ?, ?, 'webhook.test', uuidv7(), '{}', 'DELIVERED', now(), ?::timestamptz + n * interval '1 second',
                                  now()
                                from generate_series(1, 1001) n
                                """,
                        owner.tenantId(), studio.endpoint(), later));
        assertThat(messages.replay(owner.admin(), WebhookStudio.key(),
                new ReplayWebhookMessages(studio.endpoint(), later.plusSeconds(1), later.plusSeconds(5000), null)))
                .isEqualTo(new Replayed(1000, later.plusSeconds(1001)));
    }

    @Test
    void onlyAnAdminOfTheStudioSeesEndpointsAndMessages() {
        studio.partner();
        studio.route();
        var message = studio.messages(null).getFirst().id();
        var agency = owner.join(Role.AGENCY);
        refused(Refusal.NOT_ALLOWED, () -> endpoints.list(agency, WebhookStudio.FIRST));
        refused(Refusal.NOT_ALLOWED, () -> messages.get(agency, message));
        var other = TestStudio.create(DATABASE, studio.clock());
        refused(Refusal.NOT_FOUND, () -> endpoints.get(other.admin(), studio.endpoint()));
        refused(Refusal.NOT_FOUND, () -> messages.get(other.admin(), message));
        refused(Refusal.NOT_FOUND, () -> messages.replay(other.admin(), WebhookStudio.key(),
                new ReplayWebhookMessage(message)));
    }

    @Test
    void theCleanupDeletesWhatWasDeliveredLongAgoAndWhatIsLeftOfADeletedEndpoint() {
        var delivered = studio.partner();
        studio.route();
        studio.deliverAll();
        studio.partner();
        studio.route();
        Cleanup.forgetOldRows(owner.worker().database());
        assertThat(studio.messages(null)).hasSize(2);
        studio.clock().advance(Duration.ofDays(30).plusSeconds(1));
        Cleanup.forgetOldRows(owner.worker().database());
        assertThat(studio.messages(null)).hasSize(1).extracting(WebhookMessage::subjectId).doesNotContain(delivered);

        endpoints.delete(owner.admin(), null, new DeleteWebhookEndpoint(studio.endpoint(), 1));
        assertThat(studio.next()).isEmpty();
        Cleanup.forgetOldRows(owner.worker().database());
        assertThat(rows("webhook_endpoint") + rows("webhook_message") + rows("webhook_attempt")).isZero();
    }

    private long rows(String table) {
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select count(*) from " + table + " where tenant_id = ?", owner.tenantId())
                .mapTo(long.class).one());
    }

    private NewWebhookSecret create() {
        return endpoints.create(owner.admin(), WebhookStudio.key(),
                new CreateWebhookEndpoint("https://hooks.example.com/in", null, List.of()));
    }
}
