package com.motionmavericks.domain.tenancy;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.motionmavericks.domain.identity.Member;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.projects.Project;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntranceTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final Credential admin = new Credential.Clerk(organization(), "user_admin", TestStudio.ORIGIN);

    @Test
    void theMemberBehindACredentialActs() {
        assertThat(me(admin)).extracting(Member::id).isEqualTo(studio.admin().memberId());
        var origin = studio.api().database().read(admin, Access.ADMIN, tx -> tx.principal().origin());
        assertThat(origin).isEqualTo(TestStudio.ORIGIN);
    }

    @Test
    void nobodyIsBehindACredentialOfAnotherStudioOrAnUnknownSession() {
        refused(Refusal.NOT_A_MEMBER, () -> me(new Credential.Clerk("org_unknown", "user_admin", TestStudio.ORIGIN)));
        // Nobody answers for Clerk here.
        refused(Refusal.UNAVAILABLE, () -> me(new Credential.Clerk(organization(), "user_2", TestStudio.ORIGIN)));
        refused(Refusal.UNAUTHENTICATED,
                () -> me(new Credential.Session(studio.tenantId(), UUID.randomUUID(), UUID.randomUUID(),
                        TestStudio.ORIGIN)));
    }

    @Test
    void aRoleThatWasTakenAwayAMomentAgoNoLongerCounts() {
        var project = create("k1");
        assertThat(create("k1")).isEqualTo(project);
        setOfAdmin("role = 'AGENCY'");
        refused(Refusal.NOT_ALLOWED, () -> create("k2"));
        refused(Refusal.NOT_ALLOWED, () -> create("k1"));
        setOfAdmin("status = 'INVITED'");
        refused(Refusal.NOT_A_MEMBER, () -> me(admin));
    }

    @Test
    void whoComesIsSeenAtMostOnceAnHourAndNotChangedByIt() {
        var before = me(admin);
        var seenAt = clock.instant();
        assertThat(lastSeenAt()).isEqualTo(seenAt);
        clock.advance(Duration.ofMinutes(59));
        me(admin);
        assertThat(lastSeenAt()).isEqualTo(seenAt);
        clock.advance(Duration.ofMinutes(1));
        var after = me(admin);
        assertThat(lastSeenAt()).isEqualTo(clock.instant());
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
    }

    @Test
    void whoIsSeenDoesNotWaitForTheRowAndMayStillOnlyRead() {
        clock.advance(Duration.ofHours(1));
        var before = lastSeenAt();
        DATABASE.superuser().useTransaction(handle -> {
            handle.execute("select from member where id = ? for update", studio.admin().memberId());
            assertThat(me(admin)).isNotNull();
        });
        assertThat(lastSeenAt()).isEqualTo(before);
        clock.advance(Duration.ofHours(1));
        assertThatThrownBy(() -> studio.api().database().read(admin, Access.ADMIN, tx -> {
            tx.dao(handle -> handle.execute("update member set name = 'Changed'"));
            return true;
        })).hasMessageContaining("read-only transaction");
    }

    private @Nullable Instant lastSeenAt() {
        return studio.api().members().get(studio.admin(), studio.admin().requiredMemberId()).member().lastSeenAt();
    }

    private Member me(Credential caller) {
        return studio.api().members().me(caller).member();
    }

    private Project create(String key) {
        return studio.api().projects().create(admin, key, new ProjectContent("Spring", ""));
    }

    private String organization() {
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select clerk_organization from tenant where tenant_id = ?", studio.tenantId())
                .mapTo(String.class).one());
    }

    private void setOfAdmin(String assignment) {
        DATABASE.superuser().useHandle(handle -> handle.execute("update member set " + assignment + " where id = ?",
                studio.admin().memberId()));
    }
}
