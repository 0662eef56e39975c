package com.motionmavericks.domain.partners;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.motionmavericks.domain.paging.Replayed;
import com.motionmavericks.domain.events.Event;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.partners.PartnerWebhook.Status;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.domain.text.Title;
import com.motionmavericks.domain.vendorwebhooks.WebhookSignatures;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PartnerWebhooksTest {
    private static final TestDatabase DATABASE = new TestDatabase(8);
    private static final PageRequest FIRST = new PageRequest(100, null);
    private static final String DELIVERED = body("asset.delivered");

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final Partners partners = studio.api().partners();
    private final PartnerWebhooks webhooks = studio.api().partnerWebhooks();
    private final NewPartnerSecret created = partners.create(studio.admin(), key(), new CreatePartner("Render Ltd"));
    private final UUID partner = created.partner().id();

    @Test
    void theSecretIsDerivedAndShownAgainToARepeatedCommandOnly() {
        var command = new CreatePartner("Sound Ltd");
        var sound = partners.create(studio.admin(), "k1", command);
        assertThat(partners.create(studio.admin(), "k1", command)).isEqualTo(sound);
        assertThat(sound.secret()).matches("whsec_[A-Za-z0-9+/]{43}=").isNotEqualTo(created.secret());
        var rows = DATABASE.superuser().withHandle(handle -> handle.select("""
                select (select string_agg(p::text, ' ') from partner p) || (select string_agg(i::text, ' ')
                  from idempotency_key i)
                """).mapTo(String.class).one());
        assertThat(rows).contains(sound.partner().id().toString()).doesNotContain(sound.secret());
    }

    @Test
    void aSignatureIsGoodForItsBodyPartnerAndFiveMinutes() {
        var signature = sign(created.secret(), "msg_1", DELIVERED);
        verify(signature, DELIVERED);
        invalid(signature, DELIVERED + " ");
        invalid(new WebhookSignature("msg_2", signature.timestamp(), signature.signatures()), DELIVERED);
        invalid(sign("whsec_AAAA", "msg_1", DELIVERED), DELIVERED);
        invalid(sign(created.secret(), "", DELIVERED), DELIVERED);
        invalid(sign(created.secret(), "x".repeat(256), DELIVERED), DELIVERED);
        refused(Refusal.INVALID_SIGNATURE,
                () -> webhooks.verify(UUID.randomUUID(), signature, DELIVERED.getBytes(UTF_8),
                        Origin.internal("test")));
        clock.advance(Duration.ofMinutes(5));
        verify(signature, DELIVERED);
        clock.advance(Duration.ofSeconds(1));
        invalid(signature, DELIVERED);
        clock.advance(Duration.ofSeconds(-602));
        invalid(signature, DELIVERED);
    }

    @Test
    void noneOfTenThousandMutationsOfASignedWebhookIsAccepted() {
        var signature = sign(created.secret(), "msg_1", DELIVERED);
        var random = new Random(20261126);
        for (var n = 0; n < 10_000; n++) {
            var parts = new byte[][]{DELIVERED.getBytes(UTF_8), signature.id().getBytes(UTF_8),
                    signature.timestamp().getBytes(UTF_8), signature.signatures().getBytes(UTF_8)};
            var part = random.nextInt(parts.length);
            parts[part] = mutated(parts[part], random);
            var mutation = new WebhookSignature(new String(parts[1], UTF_8), new String(parts[2], UTF_8),
                    new String(parts[3], UTF_8));
            assertThatThrownBy(() -> webhooks.verify(partner, mutation, parts[0], TestStudio.ORIGIN))
                    .as("mutation %d", n)
                    .isInstanceOfSatisfying(Refused.class,
                            refused -> assertThat(refused.refusal()).isEqualTo(Refusal.INVALID_SIGNATURE));
        }
        verify(signature, DELIVERED);
    }

    /// Changes, inserts, removes or swaps a byte, cuts the bytes short or repeats them.
    private static byte[] mutated(byte[] bytes, Random random) {
        var at = random.nextInt(bytes.length);
        var copy = new StringBuilder(new String(bytes, ISO_8859_1));
        switch (random.nextInt(6)) {
            case 0 -> copy.setCharAt(at, (char) (bytes[at] ^ 1 << random.nextInt(7)));
            case 1 -> copy.insert(at, (char) random.nextInt(128));
            case 2 -> copy.deleteCharAt(at);
            case 3 -> copy.insert(at, copy.charAt(copy.length() - 1)).setLength(bytes.length);
            case 4 -> copy.setLength(at);
            default -> copy.append(copy);
        }
        var mutated = copy.toString().getBytes(ISO_8859_1);
        return Arrays.equals(mutated, bytes) ? mutated(bytes, random) : mutated;
    }

    @Test
    void twoSecretsAreGoodWhileOneIsRotated() {
        var second = rotate(Duration.ofHours(24));
        assertThat(second.secret()).isNotEqualTo(created.secret());
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        verify(sign(created.secret(), "msg_1", DELIVERED), DELIVERED);
        verify(sign(second.secret(), "msg_1", DELIVERED), DELIVERED);
        clock.advance(Duration.ofSeconds(1));
        invalid(sign(created.secret(), "msg_1", DELIVERED), DELIVERED);
        verify(sign(second.secret(), "msg_1", DELIVERED), DELIVERED);
    }

    @Test
    void aFurtherRotationEndsTheOldestSecretAndOneWithoutOverlapThePreviousOne() {
        var second = rotate(Duration.ofDays(7));
        var third = rotate(Duration.ofDays(7));
        invalid(sign(created.secret(), "msg_1", DELIVERED), DELIVERED);
        verify(sign(second.secret(), "msg_1", DELIVERED), DELIVERED);
        rotate(Duration.ZERO);
        invalid(sign(third.secret(), "msg_1", DELIVERED), DELIVERED);
        refused(Refusal.INVALID, () -> rotate(Duration.ofHours(169)));
        refused(Refusal.STALE_VERSION, () -> partners.rotate(studio.admin(), key(),
                new RotatePartnerSecret(partner, 1, Duration.ZERO)));
    }

    @Test
    void aPausedPartnerIsToldSoOnlyAfterARightSignature() {
        partners.change(studio.admin(), null,
                new ChangePartner(partner, 1, Patch.absent(), Patch.of(Partner.Status.PAUSED)));
        refused(Refusal.PARTNER_PAUSED,
                () -> verify(sign(created.secret(), "msg_1", DELIVERED), DELIVERED));
        invalid(sign("whsec_AAAA", "msg_1", DELIVERED), DELIVERED);
    }

    @Test
    void anIdIsStoredOnceForGood() {
        var id = receive("msg_1", DELIVERED);
        clock.advance(Duration.ofDays(400));
        assertThat(receive("msg_1", DELIVERED)).isEqualTo(id);
        assertThat(receive("msg_2", DELIVERED)).isNotEqualTo(id);
        assertThat(webhooks.get(studio.admin(), id).body()).isEqualTo(DELIVERED);
        assertThat(events()).containsExactly("partner-webhook.received", "partner-webhook.received");
    }

    @Test
    void anotherBodyUnderTheSameIdIsRefusedWithAnEvent() {
        var id = receive("msg_1", DELIVERED);
        refused(Refusal.WEBHOOK_ID_REUSED, () -> receive("msg_1", body("asset.rejected")));
        assertThat(events()).containsExactly("partner-webhook.received", "partner-webhook.id-reused");
        assertThat(webhooks.get(studio.admin(), id).webhook().type()).isEqualTo("asset.delivered");
    }

    @Test
    void sixteenDeliveriesAtOnceHaveOneEffect() throws Exception {
        Callable<UUID> delivery = () -> receive("msg_1", DELIVERED);
        var ids = new HashSet<UUID>();
        try (var executor = Executors.newFixedThreadPool(16)) {
            for (var id : executor.invokeAll(Collections.nCopies(16, delivery))) {
                ids.add(id.get());
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(events()).containsExactly("partner-webhook.received");
        assertThat(signals(ids.iterator().next())).containsExactly("received");
    }

    @Test
    void aKnownTypeIsHandledOnce() {
        var id = receive("msg_1", DELIVERED);
        handle(id);
        handle(id);
        var webhook = webhooks.get(studio.admin(), id).webhook();
        assertThat(webhook.status()).isEqualTo(Status.HANDLED);
        assertThat(webhook.handledAt()).isEqualTo(clock.instant());
        assertThat(webhook.handleDueAt()).isNull();
        assertThat(events()).containsExactly("partner-webhook.received", "partner-webhook.handled");
    }

    @Test
    void anUnknownTypeIsKeptAndHandledByAReplayOnceItHasAHandler() {
        var id = receive("msg_1", body("take.finished"));
        handle(id);
        assertThat(webhooks.get(studio.admin(), id).webhook().status()).isEqualTo(Status.UNHANDLED);
        var handled = new HashSet<String>();
        var process = new PartnerWebhookProcess(studio.worker().database(), Map.of("take.finished",
                (_, webhook, data) -> handled.add(webhook.webhookId() + data.get("name").asText())));
        process.handle(studio.tenantId(), id);
        assertThat(handled).as("without a replay").isEmpty();
        var replayed = webhooks.replay(studio.admin(), key(), new ReplayPartnerWebhook(id));
        assertThat(replayed.status()).isEqualTo(Status.RECEIVED);
        assertThat(webhooks.replay(studio.admin(), key(), new ReplayPartnerWebhook(id)))
                .as("one that waits already").isEqualTo(replayed);
        process.handle(studio.tenantId(), id);
        assertThat(handled).containsExactly("msg_1Titles");
        assertThat(events()).containsExactly("partner-webhook.received", "partner-webhook.unhandled",
                "partner-webhook.replayed", "partner-webhook.handled");
        assertThat(signals(id)).containsExactly("received", "replayed");
    }

    @Test
    void aRangeIsReplayedByStatusInPortions() {
        var from = clock.instant();
        var known = receive("msg_1", DELIVERED);
        clock.advance(Duration.ofSeconds(1));
        var unknown = receive("msg_2", body("take.finished"));
        handle(known);
        handle(unknown);
        var later = clock.instant();
        refused(Refusal.INVALID, () -> webhooks.replay(studio.admin(), key(),
                new ReplayPartnerWebhooks(partner, later, later, null)));
        refused(Refusal.INVALID, () -> webhooks.replay(studio.admin(), key(),
                new ReplayPartnerWebhooks(partner, from, later, Status.RECEIVED)));
        refused(Refusal.NOT_FOUND, () -> webhooks.replay(studio.admin(), key(),
                new ReplayPartnerWebhooks(UUID.randomUUID(), from, later, null)));
        var all = new ReplayPartnerWebhooks(partner, from, later.plusSeconds(1), Status.UNHANDLED);
        assertThat(webhooks.replay(studio.admin(), key(), all)).isEqualTo(new Replayed(1, null));
        assertThat(list(Status.RECEIVED)).containsExactly(unknown);
        assertThat(webhooks.replay(studio.admin(), key(), new ReplayPartnerWebhooks(partner, from, later, null)))
                .as("the end is not part of the range").isEqualTo(new Replayed(1, null));
        assertThat(list(Status.RECEIVED)).containsExactly(unknown, known);

        DATABASE.superuser()
                .useHandle(handle -> handle.execute(
                        """
                                insert into partner_webhook (tenant_id, partner_id, webhook_id, envelope_version, type, body, body_sha256,
                                  received_at, status, updated_at)
                                select ?, ?, n::text, '1', 'take.finished', '{}', '', ?::timestamptz + n * interval '1 second', 'UNHANDLED', now()
                                from generate_series(1, 1001) n
                                """,
                        studio.tenantId(), partner, later));
        var many = new ReplayPartnerWebhooks(partner, from, later.plusSeconds(5000), null);
        assertThat(webhooks.replay(studio.admin(), key(), many))
                .isEqualTo(new Replayed(1000, later.plusSeconds(1001)));
    }

    @Test
    void aPartnerIsRenamedAndOnlyAnAdminSeesIt() {
        var renamed = partners.change(studio.admin(), null,
                new ChangePartner(partner, 1, Patch.of(Title.of("Render")),
                        Patch.absent()));
        assertThat(renamed).isEqualTo(partners.get(studio.admin(), partner))
                .extracting(Partner::name, Partner::version).containsExactly("Render", 2L);
        assertThat(partners.list(studio.admin(), FIRST).items()).containsExactly(renamed);
        var agency = studio.join(Role.AGENCY);
        refused(Refusal.NOT_ALLOWED, () -> partners.list(agency, FIRST));
        var other = TestStudio.create(DATABASE, clock);
        refused(Refusal.NOT_FOUND, () -> partners.get(other.admin(), partner));
        refused(Refusal.NOT_FOUND, () -> webhooks.list(other.admin(), partner, null, FIRST));
    }

    private NewPartnerSecret rotate(Duration overlap) {
        var version = partners.get(studio.admin(), partner).version();
        return partners.rotate(studio.admin(), key(), new RotatePartnerSecret(partner, version, overlap));
    }

    private WebhookSignature sign(String secret, String id, String body) {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        return new WebhookSignature(id, timestamp,
                WebhookSignatures.standard(secret, id, timestamp, body.getBytes(UTF_8)));
    }

    private PartnerWebhooks.Sender verify(WebhookSignature signature, String body) {
        return webhooks.verify(partner, signature, body.getBytes(UTF_8), Origin.internal("test"));
    }

    private void invalid(WebhookSignature signature, String body) {
        refused(Refusal.INVALID_SIGNATURE, () -> verify(signature, body));
    }

    private UUID receive(String id, String body) {
        var type = body.contains("asset.delivered") ? "asset.delivered" : "take.finished";
        return webhooks.receive(verify(sign(created.secret(), id, body), body),
                new NewPartnerWebhook(id, "1", type, body), TestStudio.ORIGIN);
    }

    private void handle(UUID id) {
        studio.worker().partnerWebhookProcess().handle(studio.tenantId(), id);
    }

    private List<UUID> list(Status status) {
        return webhooks.list(studio.admin(), partner, status, FIRST).items().stream().map(PartnerWebhook::id).toList();
    }

    private List<String> events() {
        return studio.api().events().list(studio.admin(), FIRST).items().stream().map(Event::type)
                .filter(type -> type.startsWith("partner-webhook.")).toList();
    }

    private static List<String> signals(UUID id) {
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select signal_name from outbox where workflow_id = ? order by id", "partner-webhook:" + id)
                .mapTo(String.class).list());
    }

    private static String body(String type) {
        return "{\"version\":\"1\",\"type\":\"" + type + "\",\"data\":{\"name\":\"Titles\"}}";
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
