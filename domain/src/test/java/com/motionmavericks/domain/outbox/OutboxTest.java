package com.motionmavericks.domain.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.identity.InviteMember;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final SettableClock clock = new SettableClock();
    private final TestDatabase database = new TestDatabase();
    private final TestStudio studio = TestStudio.create(database, clock);
    private final Outbox outbox = studio.worker().outbox();

    @Test
    void aClaimHoldsForItsLeaseAndIsTakenUpByAnotherRelayAfterIt() {
        var id = invite();
        assertThat(outbox.claim(10)).singleElement().satisfies(signal -> {
            assertThat(signal.workflowId()).isEqualTo("invitation:" + id);
            assertThat(signal.signalName()).isEqualTo("invited");
            assertThat(signal.summary()).startsWith("Invitation of a member as GUEST");
        });
        assertThat(outbox.claim(10)).isEmpty();
        clock.advance(Outbox.LEASE);
        assertThat(outbox.claim(10)).hasSize(1);
    }

    @Test
    void whatFailsBacksOffAloneAndIsNeverDropped() {
        invite();
        for (int attempt = 1; attempt <= 8; attempt++) {
            var claimed = outbox.claim(10);
            assertThat(claimed).singleElement().extracting(Outbox.Claimed::attempts).isEqualTo(attempt);
            outbox.failed(claimed.stream().map(Outbox.Claimed::id).toList());
            assertThat(outbox.claim(10)).isEmpty();
            clock.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void theSweepSignalsWhatIsOverdueOnceAndLeavesWhatIsParkedUntilLater() {
        var id = invite();
        drain();
        assertThat(outbox.sweep(clock.instant().minusSeconds(60))).isZero();
        clock.advance(Duration.ofMinutes(2));
        assertThat(outbox.sweep(clock.instant().minusSeconds(60))).isEqualTo(1);
        assertThat(outbox.sweep(clock.instant().minusSeconds(60))).as("one is waiting already").isZero();
        drain();
        studio.worker().operations().park(studio.tenantId(), "Invitation", id, "Mail the invitation", "1",
                "gave up, resend 503", clock.instant().plus(Duration.ofHours(20)), clock.instant());
        assertThat(outbox.sweep(clock.instant().minusSeconds(60))).as("parked until later").isZero();
        clock.advance(Duration.ofHours(21));
        assertThat(outbox.sweep(clock.instant().minusSeconds(60))).as("its late retry is over").isEqualTo(1);
    }

    @Test
    void theSweepLooksAtADeadlineEvenWhenAStepIsParked() {
        var id = invite();
        drain();
        studio.worker().operations().park(studio.tenantId(), "Invitation", id, "Mail the invitation", "1",
                "gave up, resend 503", clock.instant().plus(Duration.ofDays(30)), clock.instant());
        clock.advance(TestStudio.TIMES.invitations().lifetime().plusMinutes(2));
        assertThat(outbox.sweep(clock.instant().minusSeconds(60))).isEqualTo(1);
    }

    @Test
    void anEmptiedTemporalHasEveryOpenRowSignalled() {
        invite();
        drain();
        assertThat(outbox.sweepIfNewTemporal("default", "first")).isEqualTo(1);
        drain();
        assertThat(outbox.sweepIfNewTemporal("default", "first")).isZero();
        assertThat(outbox.sweepIfNewTemporal("default", "second")).isEqualTo(1);
    }

    private UUID invite() {
        return studio.api().invitations().invite(studio.admin(), UUID.randomUUID().toString(), new InviteMember(
                "guest" + new Random().nextInt() + "@example.com", "Gil Guest", Role.GUEST, null)).id();
    }

    private void drain() {
        outbox.delivered(outbox.claim(100).stream().map(Outbox.Claimed::id).toList());
        assertThat(outbox.backlog()).isEqualTo(new Outbox.Backlog(0, Duration.ZERO));
    }
}
