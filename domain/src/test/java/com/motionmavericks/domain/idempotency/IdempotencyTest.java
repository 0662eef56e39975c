package com.motionmavericks.domain.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.motionmavericks.domain.identity.Invitation;
import com.motionmavericks.domain.identity.InviteMember;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private static final TestDatabase DATABASE = new TestDatabase(64);
    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);

    @Test
    void sixtyFourEqualRequestsAtOnceMakeOneInvitationAndGetEqualAnswers() throws Exception {
        Callable<Invitation> request = () -> studio.api().invitations().invite(studio.admin(), "the-key",
                new InviteMember("guest@example.com", "Gil Guest", Role.GUEST, null));
        var answers = new HashSet<Invitation>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.nCopies(64, request))) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).hasSize(1);
        assertThat(studio.api().invitations().list(studio.admin(), null, new PageRequest(10, null)).items()).hasSize(1);
    }

    @Test
    void aKeyIsGoodForOneRequestOnly() {
        studio.api().invitations().invite(studio.admin(), "key",
                new InviteMember("a@example.com", "A", Role.GUEST, null));
        assertThatThrownBy(() -> studio.api().invitations().invite(studio.admin(), "key",
                new InviteMember("b@example.com", "B", Role.GUEST, null))).asInstanceOf(type(Refused.class))
                .extracting(Refused::refusal).isEqualTo(Refusal.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        assertThatThrownBy(() -> studio.api().invitations().invite(studio.admin(), "key",
                new InviteMember("a@example.com", "A", Role.GUEST, clock.instant()))).isInstanceOf(Refused.class);
        assertThat(studio.api().invitations().invite(studio.admin(), "key",
                new InviteMember("b@example.com", "B", Role.GUEST, null)).email()).isEqualTo("b@example.com");
    }

    @Test
    void whoeverWaitsTooLongForATwinIsToldToTryAgain() {
        try (var blocker = DATABASE.superuser().open()) {
            blocker.begin();
            blocker.execute("insert into idempotency_key (tenant_id, scope, key, request, created_at) "
                    + "values (?, ?, 'key', '', now())", studio.tenantId(), studio.admin().requiredMemberId());
            assertThatThrownBy(() -> studio.api().invitations().invite(studio.admin(), "key",
                    new InviteMember("a@example.com", "A", Role.GUEST, null))).asInstanceOf(type(Refused.class))
                    .extracting(Refused::refusal).isEqualTo(Refusal.BUSY);
            blocker.rollback();
        }
    }

    @Test
    void whatWasAskedForCannotBeGuessedFromWhatIsKept() {
        var same = new InviteMember("same@example.com", "Sam", Role.GUEST, null);
        studio.api().invitations().invite(studio.admin(), "key", same);
        var other = TestStudio.create(DATABASE, clock);
        other.api().invitations().invite(other.admin(), "key", same);
        var kept = DATABASE.superuser().withHandle(handle -> handle
                .createQuery("select encode(request, 'hex') from idempotency_key where tenant_id in (:one, :other)")
                .bind("one", studio.tenantId()).bind("other", other.tenantId()).mapTo(String.class).list());
        assertThat(kept).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void answersAreForgottenAfterSevenDays() {
        studio.api().invitations().invite(studio.admin(), "key",
                new InviteMember("a@example.com", "A", Role.GUEST, null));
        clock.advance(Idempotency.RETENTION.minusSeconds(1));
        Idempotency.forgetOld(studio.worker().database());
        assertThatThrownBy(this::inviteSomebodyElse).isInstanceOf(Refused.class);
        clock.advance(Duration.ofSeconds(2));
        Idempotency.forgetOld(studio.worker().database());
        assertThat(inviteSomebodyElse().email()).isEqualTo("b@example.com");
    }

    private Invitation inviteSomebodyElse() {
        return studio.api().invitations().invite(studio.admin(), "key",
                new InviteMember("b@example.com", "B", Role.GUEST, null));
    }
}
