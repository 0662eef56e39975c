package com.motionmavericks.domain.retention;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.assets.DueFilm;
import com.motionmavericks.domain.events.Event;
import com.motionmavericks.domain.operations.Cleanup;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.projects.ArchiveProject;
import com.motionmavericks.domain.projects.Project;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.retention.RetentionPreview.Count;
import com.motionmavericks.domain.sharelinks.CreateShareLink;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RetentionsTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final PageRequest FIRST = new PageRequest(100, null);
    private static final String OTHER_STATES = """
            insert into delivery (tenant_id, channel, member_id, subject_type, subject_id, generation, template, data,
              created_at, sent_at, check_due_at)
            select m.tenant_id, 'MAIL', m.id, 'Digest', uuidv7(), 1, 'digest/1', '{}', cast(:at as timestamptz), sent_at,
              check_due_at
            from member m, (values (null::timestamptz, null::timestamptz), (now(), now())) as state (sent_at, check_due_at)
            where m.tenant_id = :tenantId
            """;

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final Retentions rounds = studio.worker().retentions();

    @Test
    void aPolicyHasDefaultsAndAChangeWritesItsEvent() {
        var policies = studio.api().retentionPolicies();
        var initial = policies.ofStudio(studio.admin());
        assertThat(initial.values()).isEqualTo(new RetentionPolicy.Values(null, 365, 180, 90, 30));
        var changed = change(studio, Patch.of(10), Patch.absent());
        assertThat(changed.originalsDaysAfterArchive()).isEqualTo(10);
        refused(Refusal.STALE_VERSION, () -> policies.change(studio.admin(), null, new ChangeRetentionPolicy(
                initial.version(), Patch.of(11), Patch.absent(), Patch.absent(), Patch.absent(), Patch.absent())));
        assertThat(change(studio, Patch.of(10), Patch.absent())).as("the same again").isEqualTo(changed);
        refused(Refusal.NOT_ALLOWED, () -> policies.ofStudio(studio.join(Role.AGENCY)));

        var project = project(studio);
        assertThat(policies.ofProject(studio.admin(), project.id()).originalsDaysAfterArchive()).isNull();
        var own = policies.change(studio.admin(), null,
                new ChangeProjectRetentionPolicy(project.id(), 1, Patch.of(20), Patch.absent(), Patch.absent()));
        assertThat(policies.ofProject(studio.admin(), project.id())).isEqualTo(own);
        assertThat(events(studio)).filteredOn("retention-policy.changed"::equals).hasSize(2);
    }

    @Test
    void twoStudiosAndAProjectDeleteByTheirOwnPolicies() {
        var other = TestStudio.create(DATABASE, clock);
        var kept = project(studio);
        var mine = archivedFilm(studio, project(studio));
        var keptLonger = archivedFilm(studio, kept);
        var theirs = archivedFilm(other, project(other));
        studio.api().retentionPolicies().change(studio.admin(), null,
                new ChangeProjectRetentionPolicy(kept.id(), 1, Patch.of(100), Patch.absent(), Patch.absent()));
        change(studio, Patch.of(30), Patch.absent());
        clock.advance(Duration.ofDays(31));
        assertThat(due(studio)).containsExactly(mine);
        assertThat(due(other)).as("for ever by default").isEmpty();
        round();
        assertThat(deletions(studio)).containsExactly(mine);
        assertThat(due(studio)).isEmpty();
        change(other, Patch.of(31), Patch.absent());
        clock.advance(Duration.ofDays(70));
        assertThat(due(other)).containsExactly(theirs);
        round();
        assertThat(deletions(studio)).containsExactlyInAnyOrder(mine, keptLonger);
        assertThat(deletions(other)).containsExactly(theirs);
    }

    @Test
    void aRoundDeletesWhatThePreviewShowsAndNoOpenDelivery() {
        deliveries(3);
        DATABASE.superuser().useHandle(handle -> handle.createUpdate(OTHER_STATES)
                .bind("at", clock.instant()).bind("tenantId", studio.tenantId()).execute());
        notifications(4);
        clock.advance(Duration.ofDays(200));
        deliveries(1);
        var shown = counts();
        assertThat(shown).isEqualTo(Map.of(RetentionKind.FILMS, 0L, RetentionKind.SHARE_LINK_ACCESSES, 0L,
                RetentionKind.DELIVERIES, 3L, RetentionKind.NOTIFICATIONS, 4L));
        round();
        assertThat(counts().values()).containsOnly(0L);
        assertThat(rows("delivery")).isEqualTo(3);
        assertThat(deleted()).containsExactly(new Count(RetentionKind.DELIVERIES, 3),
                new Count(RetentionKind.NOTIFICATIONS, 4));
        round();
        assertThat(deleted()).as("nothing was deleted, so no event").hasSize(2);
    }

    @Test
    void aNotificationThatADigestHasNotMailedStays() {
        notifications(3);
        DATABASE.superuser().useHandle(handle -> {
            handle.execute("""
                    insert into digest (tenant_id, id, member_id, created_at, mail_due_at)
                    select tenant_id, uuidv7(), id, now(), now() from member where tenant_id = ?
                    """, studio.tenantId());
            handle.execute("""
                    insert into notification_recipient (tenant_id, project_id, notification_id, member_id, in_digest,
                      digest_id)
                    select n.tenant_id, n.project_id, n.id, m.id, true, case number when 1 then d.id end
                    from (select *, row_number() over () as number from notification where tenant_id = ?) n
                      join member m using (tenant_id) join digest d using (tenant_id) where number < 3
                    """, studio.tenantId());
        });
        clock.advance(Duration.ofDays(91));
        round();
        assertThat(rows("notification")).as("one waits for a digest, one for the digest's mail").isEqualTo(2);
        DATABASE.superuser().useHandle(handle -> handle.execute(
                "update digest set mail_due_at = null where tenant_id = ?", studio.tenantId()));
        round();
        assertThat(rows("notification")).isOne();
        assertThat(rows("digest")).as("without any notification").isZero();
    }

    @Test
    void accessesToLinksAreKeptAsLongAsTheirProjectSays() {
        var links = studio.api().shareLinks();
        for (var project : List.of(project(studio), project(studio))) {
            var link = links.create(studio.admin(), key(), new CreateShareLink(studio.film(project.id()),
                    clock.instant().plus(Duration.ofDays(10)), null));
            var token = links.token(link).orElseThrow();
            for (int i = 0; i < 2; i++) {
                links.open(token, null, TestStudio.ORIGIN);
            }
            clock.advance(Duration.ofMinutes(1));
            links.open(token, null, TestStudio.ORIGIN);
            assertThat(links.accesses(studio.admin(), link.id(), FIRST).items()).as("at most one a minute").hasSize(2);
            if (rows("share_link_access") == 2) {
                studio.api().retentionPolicies().change(studio.admin(), null, new ChangeProjectRetentionPolicy(
                        project.id(), 1, Patch.absent(), Patch.of(30), Patch.absent()));
            }
        }
        clock.advance(Duration.ofDays(31));
        round();
        assertThat(rows("share_link_access")).isEqualTo(2);
        clock.advance(Duration.ofDays(365));
        round();
        assertThat(rows("share_link_access")).isZero();
        assertThat(deleted()).containsExactly(new Count(RetentionKind.SHARE_LINK_ACCESSES, 2),
                new Count(RetentionKind.SHARE_LINK_ACCESSES, 2));
    }

    @Test
    void aRoundThatIsKilledInTheMiddleGoesOnAndCountsEachRowOnce() {
        deliveries(2500);
        clock.advance(Duration.ofDays(200));
        rounds.beginAll(clock.instant());
        batches(3);
        assertThat(rows("delivery")).isEqualTo(1500);
        DATABASE.superuser().useHandle(handle -> handle.execute("""
                create function kill() returns trigger language plpgsql as $$ begin raise 'killed'; end $$;
                create trigger kill before update on retention for each row execute function kill();
                """));
        assertThatThrownBy(() -> batches(1)).hasMessageContaining("killed");
        assertThat(rows("delivery")).as("a batch is whole or nothing").isEqualTo(1500);
        DATABASE.superuser().useHandle(handle -> handle.execute("drop function kill cascade"));
        assertThat(rounds.beginAll(clock.instant())).as("this round is not over").isZero();
        batches(10);
        assertThat(rows("delivery")).isZero();
        assertThat(rounds.roundDueAt(studio.tenantId())).isEmpty();
        assertThat(deleted()).containsExactly(new Count(RetentionKind.DELIVERIES, 2500));
    }

    @Test
    void storageIsCountedPerProject() {
        var first = project(studio);
        studio.film(first.id());
        var second = project(studio);
        studio.film(second.id());
        studio.film(second.id());
        var stored = studio.api().storage().get(studio.admin(), new PageRequest(1, null));
        assertThat(stored.versions()).isEqualTo(3);
        assertThat(stored.seconds()).isEqualTo(12);
        assertThat(stored.projects().items()).containsExactly(
                new ProjectStorage(second.id(), "Spring", null, 2, 8));
        assertThat(studio.api().storage().get(studio.admin(), new PageRequest(1, stored.projects().next())).projects()
                .items()).containsExactly(new ProjectStorage(first.id(), "Spring", null, 1, 4));
    }

    @Test
    void sessionsThatEndedLongAgoAreForgottenInBatches() {
        var guest = studio.join(Role.GUEST);
        DATABASE.superuser().useHandle(handle -> handle.execute("""
                insert into session (tenant_id, member_id, created_at, refreshed_at, expires_at)
                select tenant_id, id, now(), now(), '2026-01-01' from member, generate_series(1, 1500) where id = ?
                """, guest.requiredMemberId()));
        assertThat(Cleanup.forgetOldRows(studio.worker().database())).isEqualTo(1500);
        assertThat(rows("session")).as("the open one stays").isOne();
    }

    private static Project project(TestStudio studio) {
        return studio.api().projects().create(studio.admin(), key(), new ProjectContent("Spring", ""));
    }

    private static UUID archivedFilm(TestStudio studio, Project project) {
        var film = studio.film(project.id());
        studio.api().projects().archive(studio.admin(), key(), new ArchiveProject(project.id(), project.version()));
        return film;
    }

    private static RetentionPolicy change(TestStudio studio, Patch<Integer> originals, Patch<Integer> trash) {
        var policies = studio.api().retentionPolicies();
        return policies.change(studio.admin(), null,
                new ChangeRetentionPolicy(policies.ofStudio(studio.admin()).version(), originals, Patch.absent(),
                        Patch.absent(), Patch.absent(), trash));
    }

    /// A whole round of all studios of this database.
    private void round() {
        rounds.beginAll(clock.instant());
        for (var tenantId : DATABASE.superuser().withHandle(handle -> handle
                .createQuery("select tenant_id from retention where round_due_at is not null").mapTo(UUID.class)
                .list())) {
            while (rounds.roundDueAt(tenantId).isPresent()) {
                rounds.deleteNext(tenantId);
            }
        }
    }

    private void batches(int count) {
        for (int i = 0; i < count; i++) {
            rounds.deleteNext(studio.tenantId());
        }
    }

    private List<UUID> due(TestStudio studio) {
        return studio.api().retentions().preview(studio.admin()).films().stream().map(DueFilm::id).toList();
    }

    private Map<RetentionKind, Long> counts() {
        return studio.api().retentions().preview(studio.admin()).counts().stream()
                .collect(Collectors.toMap(Count::kind, Count::count));
    }

    private static List<UUID> deletions(TestStudio studio) {
        return studio.api().events().list(studio.admin(), FIRST).items().stream()
                .filter(event -> event.type().equals("asset-version.deletion-due")).map(Event::subjectId).toList();
    }

    /// What rounds deleted, by the details of their events.
    private List<Count> deleted() {
        return studio.api().events().list(studio.admin(), FIRST).items().stream()
                .filter(event -> event.type().equals("retention.rows-deleted"))
                .map(event -> Json.read(Objects.requireNonNull(event.details()), Count.class)).toList();
    }

    private static List<String> events(TestStudio studio) {
        return studio.api().events().list(studio.admin(), FIRST).items().stream().map(Event::type).toList();
    }

    private void deliveries(int count) {
        DATABASE.superuser().useHandle(handle -> handle.execute("""
                insert into delivery (tenant_id, channel, member_id, subject_type, subject_id, generation, template,
                  data, created_at, sent_at)
                select tenant_id, 'MAIL', id, 'Digest', uuidv7(), 1, 'digest/1', '{}', cast(? as timestamptz), now()
                from member, generate_series(1, ?) where tenant_id = ?
                """, clock.instant().toString(), count, studio.tenantId()));
    }

    private void notifications(int count) {
        var project = project(studio);
        DATABASE.superuser().useHandle(handle -> handle.execute("""
                with e as (
                  insert into event (tenant_id, project_id, type, actor_role, subject_type, subject_id, at, request_id,
                    details_sha256)
                  select tenant_id, id, 'task.created', 'ADMIN', 'task', id, now(), '', ''
                  from project, generate_series(1, ?) where id = ? returning *
                )
                insert into notification (tenant_id, id, project_id, kind, type, subject_id, created_at)
                select tenant_id, id, project_id, 'TASKS', type, subject_id, cast(? as timestamptz) from e
                """, count, project.id(), clock.instant().toString()));
    }

    private long rows(String table) {
        return DATABASE.superuser().withHandle(handle -> handle
                .createQuery("select count(*) from " + table + " where tenant_id = :tenantId")
                .bind("tenantId", studio.tenantId()).mapTo(long.class).one());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
