package com.motionmavericks.domain.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.tasks.BoardColumn;
import com.motionmavericks.domain.tasks.CreateTask;
import com.motionmavericks.domain.tasks.TaskContent;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventRouterTest {
    private static final int EVENTS = 1_000;
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final TestDatabase database = new TestDatabase();
    private final Jdbi superuser = database.superuser();
    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(database, clock);
    private final EventRouter router = studio.worker().eventRouter();
    private final UUID project = studio.api().projects()
            .create(studio.admin(), "project", new ProjectContent("Spring", "")).id();
    private final Principal guest = studio.join(Role.GUEST, project);

    @BeforeEach
    void deliverEarlierSignals() {
        superuser.useHandle(handle -> {
            handle.execute("delete from outbox");
            // The mail that tells the inviter of the guest.
            handle.execute("update invitation set inviter_notice_due_at = null");
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatNobodyWantsAtOnceCostsNoSignalAndIsInEachDigestOnce() {
        tasks(EVENTS);
        assertThat(router.backlog().size()).isEqualTo(EVENTS);
        routeAll();
        assertThat(count("outbox")).isZero();
        assertThat(router.backlog().size()).isZero();
        assertThat(router.studios()).isEmpty();

        var digests = studio.worker().digests();
        clock.set(Objects.requireNonNull(digests.get(studio.tenantId()).claimDueAt()));
        digests.claim(studio.tenantId(), clock.instant());
        assertThat(
                count("notification_recipient where member_id = '" + guest.memberId() + "' and digest_id is not null"))
                .isEqualTo(EVENTS);
        assertThat(digests.get(studio.tenantId()).unmailed()).singleElement()
                .satisfies(digest -> assertThat(digests.prepareMail(studio.tenantId(), digest).orElseThrow().data()
                        .lines()).containsExactly(new DigestMailData.Line("Spring", project, "task.created", EVENTS)));
    }

    @Test
    void manyEventsForOneMailboxAreOneSignalAndOneOpenRow() {
        prefer(DeliveryMode.NOW);
        tasks(EVENTS);
        assertThat(router.route(studio.tenantId(), EVENTS)).isEqualTo(EVENTS);
        assertThat(count("outbox")).isEqualTo(1);
        assertThat(count("outbox where workflow_id = 'mailbox:" + guest.memberId() + "' and signal_name = 'mailDue'"))
                .isEqualTo(1);

        var outbox = studio.worker().outbox();
        clock.advance(GRACE.plusSeconds(1));
        assertThat(outbox.claimOverdue(GRACE)).as("a signal is on its way").isEmpty();
        outbox.delivered(outbox.claim(10).stream().map(Outbox.Claimed::id).toList());
        var overdue = outbox.claimOverdue(GRACE);
        assertThat(overdue).containsExactly("mailbox:" + guest.memberId());
        assertThat(outbox.sweep(overdue, GRACE)).isEqualTo(1);
        outbox.delivered(outbox.claim(10).stream().map(Outbox.Claimed::id).toList());
        clock.advance(GRACE);
        assertThat(outbox.claimOverdue(GRACE)).as("each further signal comes later").isEmpty();
        clock.advance(GRACE);
        assertThat(outbox.claimOverdue(GRACE)).hasSize(1);
    }

    @Test
    void aMutedTopicHasNoRecipient() {
        prefer(DeliveryMode.OFF);
        tasks(3);
        routeAll();
        assertThat(count("notification_recipient")).isZero();
        assertThat(count("outbox")).isZero();
    }

    @Test
    void whoJoinsTheProjectLaterDoesNotHearOfIt() {
        tasks(3);
        routeAll();
        studio.join(Role.GUEST, project);
        assertThat(router.route(studio.tenantId(), EVENTS)).isZero();
        assertThat(count("notification_recipient")).isEqualTo(3);
    }

    @Test
    void routersSideBySideRouteEachEventOnce() {
        prefer(DeliveryMode.NOW);
        tasks(EVENTS);
        var routed = IntStream.range(0, 3).mapToObj(_ -> CompletableFuture.supplyAsync(() -> {
            var events = 0;
            while (router.backlog().size() > 0) {
                events += router.route(studio.tenantId(), 50);
            }
            return events;
        })).toList();
        assertThat(routed.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(EVENTS);
        assertThat(count("notification_recipient where mail_due_at is not null")).isEqualTo(EVENTS);
        assertThat(count("outbox")).as("one for each batch").isEqualTo(EVENTS / 50);
    }

    @Test
    void aRouterThatDiesInTheMiddleLeavesEverythingToTheNext() {
        prefer(DeliveryMode.NOW);
        tasks(3);
        superuser.useHandle(handle -> handle.execute("revoke insert on outbox from mm_worker"));
        assertThatThrownBy(this::routeAll).as("after the recipients were inserted").isNotNull();
        assertThat(count("notification_recipient")).isZero();
        assertThat(router.studios()).containsExactly(studio.tenantId());
        superuser.useHandle(handle -> handle.execute("grant insert on outbox to mm_worker"));
        routeAll();
        assertThat(count("notification_recipient")).isEqualTo(3);
        assertThat(count("outbox")).isEqualTo(1);
    }

    @Test
    void eachStudioIsRoutedByItself() {
        var other = TestStudio.create(database, clock);
        var otherProject = other.api().projects().create(other.admin(), "project", new ProjectContent("Autumn", ""));
        other.join(Role.AGENCY, otherProject.id());
        task(other, otherProject.id());
        tasks(2);
        assertThat(router.studios()).containsExactlyInAnyOrder(studio.tenantId(), other.tenantId());
        assertThat(router.backlog().size()).isEqualTo(3);
        clock.advance(Duration.ofSeconds(5));
        assertThat(router.backlog().oldestAge()).isEqualTo(Duration.ofSeconds(5));
        routeAll();
        assertThat(router.studios()).containsExactly(other.tenantId());
        assertThat(count("notification_recipient where tenant_id = '" + other.tenantId() + "'")).isZero();
    }

    private void routeAll() {
        while (router.route(studio.tenantId(), 300) > 0) {
            // The next batch.
        }
    }

    private void prefer(DeliveryMode mode) {
        studio.api().preferences().change(guest, null, new ChangeNotificationPreferences(1, Patch.absent(),
                Patch.absent(), Patch.of(mode), Patch.absent(), Patch.absent(), Patch.absent()));
    }

    /// Creates a task, and copies its event.
    private void tasks(int count) {
        task(studio, project);
        superuser.useHandle(handle -> handle
                .createUpdate(
                        """
                                with copy as (
                                  insert into event (tenant_id, project_id, type, actor_role, actor_id, subject_type, subject_id, at,
                                    request_id, details_sha256)
                                  select tenant_id, project_id, type, actor_role, actor_id, subject_type, subject_id, at, request_id,
                                    details_sha256
                                  from event, generate_series(2, :count) where tenant_id = :tenant and type = 'task.created'
                                  returning tenant_id, id, project_id, type, subject_id, actor_id, at
                                )
                                insert into notification (tenant_id, id, project_id, kind, type, subject_id, actor_id, recipients_due_at)
                                select tenant_id, id, project_id, 'TASKS', type, subject_id, actor_id, at from copy
                                """)
                .bind("count", count).bind("tenant", studio.tenantId()).execute());
    }

    private static void task(TestStudio studio, UUID project) {
        studio.api().tasks().create(studio.admin(), "task",
                new CreateTask(project, BoardColumn.TODO, new TaskContent("Grade", "", null)));
    }

    private int count(String tableAndCondition) {
        return superuser.withHandle(
                handle -> handle.select("select count(*) from " + tableAndCondition).mapTo(int.class).one());
    }
}
