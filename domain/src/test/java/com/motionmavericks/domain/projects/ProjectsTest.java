package com.motionmavericks.domain.projects;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.motionmavericks.domain.approvals.Policy;
import com.motionmavericks.domain.approvals.RequestApproval;
import com.motionmavericks.domain.events.Event;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.text.Title;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.secrets.Seal;
import com.motionmavericks.domain.tasks.AddComment;
import com.motionmavericks.domain.tasks.BoardColumn;
import com.motionmavericks.domain.tasks.CreateTask;
import com.motionmavericks.domain.tasks.TaskContent;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.testing.Race;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.domain.text.MultilineText;
import com.motionmavericks.domain.text.Title;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class ProjectsTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final PageRequest FIRST = new PageRequest(100, null);

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final Projects projects = studio.api().projects();
    private final Milestones milestones = studio.api().milestones();
    private final Principal admin = studio.admin();
    private final Principal agency = studio.join(Role.AGENCY);
    private final Principal guest = studio.join(Role.GUEST);

    @Test
    void aMemberSeesOnlyTheirProjectsAndTheMilestonesInThem() {
        var ours = create("Ours");
        var other = create("Other");
        projects.addMember(admin, null, new AddProjectMember(ours.id(), guest.requiredMemberId()));
        var milestone = milestone(ours);
        milestone(other);
        assertThat(projects.list(guest, ProjectFilter.OPEN, FIRST).items()).containsExactly(ours);
        assertThat(milestones.list(guest, ours.id(), FIRST).items()).containsExactly(milestone);
        refused(Refusal.NOT_FOUND, () -> projects.get(guest, other.id()));
        refused(Refusal.NOT_FOUND, () -> milestones.list(guest, other.id(), FIRST));
        projects.removeMember(admin, null, new RemoveProjectMember(ours.id(), guest.requiredMemberId()));
        refused(Refusal.NOT_FOUND, () -> milestones.get(guest, milestone.id()));
    }

    @Test
    void anErrorContainsNoParametersOfTheStatement() {
        assertThatThrownBy(() -> projects.create(admin, key(),
                new ProjectContent(new Title("Secret campaign\0"), new MultilineText(""))))
                .hasMessageContaining("0x00").satisfies(e -> {
                    var text = new StringWriter();
                    e.printStackTrace(new PrintWriter(text));
                    assertThat(text.toString()).doesNotContain("Secret campaign");
                });
    }

    @Test
    void onlyAdminsChangeProjectsAndMilestones() {
        var project = create("Ours");
        projects.addMember(admin, null, new AddProjectMember(project.id(), agency.requiredMemberId()));
        refused(Refusal.NOT_ALLOWED, () -> projects.create(agency, key(), new ProjectContent("Taken", "")));
        refused(Refusal.NOT_ALLOWED, () -> projects.change(agency, null, rename(project, 1, "Taken")));
        refused(Refusal.NOT_ALLOWED,
                () -> milestones.create(agency, key(), new CreateMilestone(project.id(), milestoneContent("x"))));
    }

    @Test
    void handWrittenSqlOfAnAgencyReadsOnlyItsProjectsAndWritesNone() {
        var ours = create("Ours");
        var other = create("Other");
        projects.addMember(admin, null, new AddProjectMember(ours.id(), agency.requiredMemberId()));
        milestone(ours);
        milestone(other);
        try (var pool = DATABASE.as("mm_api", 1)) {
            Jdbi.create(pool).useTransaction(handle -> {
                handle.execute("select set_config('app.tenant_id', ?, true), set_config('app.role', 'AGENCY', true), "
                        + "set_config('app.member_id', ?, true)", studio.tenantId().toString(), agency.getName());
                for (var table : List.of("project", "milestone", "project_member")) {
                    assertThat(handle.createQuery("select count(*) from " + table).mapTo(Long.class).one()).as(table)
                            .isEqualTo(1);
                }
                assertThat(handle.execute("update project set name = 'Taken'")).isZero();
                assertThat(handle.execute("delete from milestone")).isZero();
                assertThatThrownBy(() -> handle.execute("insert into project_member values (?, ?, ?, now())",
                        studio.tenantId(), other.id(), agency.requiredMemberId()))
                        .hasMessageContaining("row-level security");
            });
        }
    }

    @Test
    void aChangeWritesOneEventAndOneThatChangesNothingWritesNone() {
        var project = create("Spring");
        var changed = projects.change(admin, null, rename(project, 1, "Summer"));
        assertThat(projects.change(admin, null, rename(project, 2, "Summer"))).isEqualTo(changed);
        projects.addMember(admin, null, new AddProjectMember(project.id(), guest.requiredMemberId()));
        projects.addMember(admin, null, new AddProjectMember(project.id(), guest.requiredMemberId()));
        assertThat(feed(admin, project)).extracting(Event::type).containsExactly("project.created", "project.changed",
                "project.member-added");
        assertThat(feed(admin, project).get(1).details()).contains("Spring", "Summer");
        assertThat(feed(guest, project)).hasSize(3).allSatisfy(event -> assertThat(event.details()).isNull());
    }

    @Test
    void aStaleVersionChangesNothing() {
        var project = create("Spring");
        projects.change(admin, null, rename(project, 1, "Summer"));
        refused(Refusal.STALE_VERSION, () -> projects.change(admin, null, rename(project, 1, "Winter")));
        var milestone = milestone(project);
        milestones.change(admin, null, rename(milestone, "Second cut"));
        refused(Refusal.STALE_VERSION, () -> milestones.delete(admin, null, new DeleteMilestone(milestone.id(), 1)));
        milestones.delete(admin, null, new DeleteMilestone(milestone.id(), 2));
        refused(Refusal.NOT_FOUND, () -> milestones.get(admin, milestone.id()));
    }

    @Test
    void anArchivedProjectIsReadOnly() {
        var project = create("Spring");
        var milestone = milestone(project);
        var archived = projects.archive(admin, key(), new ArchiveProject(project.id(), 1));
        assertThat(projects.list(admin, ProjectFilter.ARCHIVED, FIRST).items()).containsExactly(archived);
        assertThat(projects.list(admin, ProjectFilter.OPEN, FIRST).items()).isEmpty();
        assertThat(projects.list(admin, ProjectFilter.ANY, FIRST).items()).containsExactly(archived);
        assertThat(milestones.get(admin, milestone.id())).isEqualTo(milestone);
        refused(Refusal.PROJECT_ARCHIVED, () -> projects.change(admin, null, rename(project, 2, "x")));
        refused(Refusal.PROJECT_ARCHIVED, () -> milestones.change(admin, null, rename(milestone, "x")));
        refused(Refusal.PROJECT_ARCHIVED,
                () -> projects.addMember(admin, null, new AddProjectMember(project.id(), guest.requiredMemberId())));
    }

    @Test
    void aMemberIsRemovedFromAnArchivedProject() {
        var project = create("Spring");
        projects.addMember(admin, null, new AddProjectMember(project.id(), guest.requiredMemberId()));
        projects.archive(admin, key(), new ArchiveProject(project.id(), 1));
        assertThat(projects.get(guest, project.id()).archivedAt()).isNotNull();
        projects.removeMember(admin, null, new RemoveProjectMember(project.id(), guest.requiredMemberId()));
        refused(Refusal.NOT_FOUND, () -> projects.get(guest, project.id()));
        assertThat(projects.members(admin, project.id())).isEmpty();
    }

    @Test
    void archivingWaitsForChangesInTheProjectAndIsLater() {
        var project = create("Spring");
        var archiving = studio.api().database().inTenant(admin, tx -> {
            Projects.requireOpen(tx, project.id());
            var waiting = Race.blocked(DATABASE,
                    () -> projects.archive(admin, key(), new ArchiveProject(project.id(), 1)));
            clock.advance(Duration.ofSeconds(1));
            return waiting;
        });
        assertThat(Race.end(archiving).archivedAt()).isEqualTo(clock.instant());
        assertThat(feed(admin, project).getLast().at()).isEqualTo(clock.instant());
    }

    @Test
    void aChangeWaitsForTheArchivingAndIsRefused() {
        var project = create("Spring");
        var meeting = new Meeting(() -> studio.api().tasks().create(admin, key(),
                new CreateTask(project.id(), BoardColumn.TODO, new TaskContent("Grade", "", null))));
        meeting.projects.archive(admin, key(), new ArchiveProject(project.id(), 1));
        refused(Refusal.PROJECT_ARCHIVED, () -> Race.end(meeting.waiting));
    }

    @Test
    void aMemberRemovedWhileCommentingNoLongerFindsTheTask() {
        var project = create("Spring");
        projects.addMember(admin, null, new AddProjectMember(project.id(), guest.requiredMemberId()));
        var task = studio.api().tasks().create(admin, key(),
                new CreateTask(project.id(), BoardColumn.TODO, new TaskContent("Grade", "", null)));
        var meeting = new Meeting(() -> studio.api().comments().add(guest, key(), new AddComment(task.id(), "Warmer")));
        meeting.projects.removeMember(admin, null, new RemoveProjectMember(project.id(), guest.requiredMemberId()));
        refused(Refusal.NOT_FOUND, () -> Race.end(meeting.waiting));
    }

    @Test
    void anApprovalOfAMilestoneThatIsBeingDeletedIsRefused() {
        var milestone = milestone(create("Spring"));
        var request = studio.api().database().inTenant(admin, tx -> {
            tx.dao(MilestoneDao::new).delete(milestone.id());
            return Race.blocked(DATABASE, () -> studio.api().approvals().request(admin, key(),
                    new RequestApproval(milestone.id(), null, List.of(admin.requiredMemberId()), Policy.ANY, null,
                            clock.instant().plus(Duration.ofDays(5)))));
        });
        refused(Refusal.NOT_FOUND, () -> Race.end(request));
    }

    @Test
    void noTaskIsCreatedAfterTheArchiving() throws Exception {
        var live = TestStudio.create(DATABASE, InstantSource.system());
        var project = live.api().projects().create(live.admin(), key(), new ProjectContent("Spring", ""));
        var made = new LinkedBlockingQueue<Instant>();
        Callable<Refusal> makeTasks = () -> {
            while (true) {
                try {
                    made.add(live.api().tasks().create(live.admin(), key(), new CreateTask(project.id(),
                            BoardColumn.TODO, new TaskContent("Grade", "", null))).createdAt());
                } catch (Refused refused) {
                    return refused.refusal();
                }
            }
        };
        try (var executor = Executors.newFixedThreadPool(3)) {
            var ends = Stream.generate(() -> executor.submit(makeTasks)).limit(3).toList();
            var instants = new ArrayList<Instant>();
            for (int i = 0; i < 20; i++) {
                instants.add(made.take());
            }
            var archivedAt = live.api().projects()
                    .archive(live.admin(), key(), new ArchiveProject(project.id(), 1)).archivedAt();
            for (var end : ends) {
                assertThat(end.get()).isEqualTo(Refusal.PROJECT_ARCHIVED);
            }
            made.drainTo(instants);
            assertThat(instants).allSatisfy(at -> assertThat(at).isBeforeOrEqualTo(archivedAt));
        }
    }

    @Test
    void onlyMembersOfTheStudioCanBeAddedToAProject() {
        refused(Refusal.NOT_FOUND,
                () -> projects.addMember(admin, null, new AddProjectMember(create("Ours").id(), UUID.randomUUID())));
    }

    /// Archives and removes members only after another command waits for the project's lock.
    private final class Meeting implements ProjectListener {
        private final Callable<?> command;
        private final Projects projects = new Projects(studio.api().database(),
                new Commands(studio.api().database(), new Seal(TestStudio.KEYS)), new Cursors(TestStudio.KEYS),
                studio.api().events(),
                List.of(this));
        private CompletableFuture<?> waiting = new CompletableFuture<>();

        Meeting(Callable<?> command) {
            this.command = command;
        }

        @Override
        public void archived(Tx tx, UUID projectId) {
            waiting = Race.blocked(DATABASE, command);
        }

        @Override
        public void memberRemoved(Tx tx, UUID projectId, UUID memberId) {
            waiting = Race.blocked(DATABASE, command);
        }
    }

    private Project create(String name) {
        return projects.create(admin, key(), new ProjectContent(name, ""));
    }

    private Milestone milestone(Project project) {
        return milestones.create(admin, key(), new CreateMilestone(project.id(), milestoneContent("First cut")));
    }

    private static ChangeProject rename(Project project, long version, String name) {
        return new ChangeProject(project.id(), version, Patch.of(Title.of(name)), Patch.absent());
    }

    private static ChangeMilestone rename(Milestone milestone, String name) {
        return new ChangeMilestone(milestone.id(), 1, Patch.of(Title.of(name)), Patch.absent(), Patch.absent());
    }

    private static MilestoneContent milestoneContent(String name) {
        return new MilestoneContent(name, "", LocalDate.parse("2026-12-15"));
    }

    private List<Event> feed(Principal principal, Project project) {
        return projects.feed(principal, project.id(), FIRST).items();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
