package com.motionmavericks.domain.tenancy;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.Domain;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.projects.AddProjectMember;
import com.motionmavericks.domain.projects.CreateMilestone;
import com.motionmavericks.domain.projects.MilestoneContent;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.projects.ProjectFilter;
import com.motionmavericks.domain.tasks.AddComment;
import com.motionmavericks.domain.tasks.BoardColumn;
import com.motionmavericks.domain.tasks.CreateTask;
import com.motionmavericks.domain.tasks.MoveTask;
import com.motionmavericks.domain.tasks.TaskContent;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/// What a statement reads does not grow with the rows of other studios and other projects. Beside fewer than 10,000 rows
/// Postgres may rather read a small table whole.
class HotStatementsTest {
    private static final PageRequest PAGE = new PageRequest(50, null);
    /// An index that becomes one level deeper costs a buffer for each of its look-ups.
    private static final double GROWTH = 1.5;

    private final TestDatabase database = new TestDatabase();
    private final Jdbi superuser = database.superuser();
    private final TestStudio studio = TestStudio.create(database, new SettableClock());
    private final Domain api = studio.api();
    private final Principal agency = studio.join(Role.AGENCY);

    HotStatementsTest() {
        superuser.useHandle(handle -> handle.execute("create extension pg_stat_statements"));
    }

    @Test
    void noHotStatementReadsMoreBesideTenTimesAsManyRows() {
        addOthers(10_000);
        var few = buffers();
        addOthers(100_000);
        var many = buffers();
        assertThat(few).hasSizeGreaterThan(15);
        assertThat(many).allSatisfy((statement, buffers) -> {
            var before = few.getOrDefault(statement, 0.0);
            assertThat(buffers).as(statement).isLessThanOrEqualTo(Math.max(before * GROWTH, before + 8));
        });
    }

    /// Runs the use cases, for ADMIN and for a member of one project. The project is new, so that the rows of others come
    /// before its own in every order.
    ///
    /// @return the buffers that a call of each statement reads on average, by its text
    private Map<String, Double> buffers() {
        var project = api.projects().create(studio.admin(), key(), new ProjectContent("Spring", "")).id();
        api.projects().addMember(studio.admin(), null, new AddProjectMember(project, agency.requiredMemberId()));
        api.milestones().create(studio.admin(), key(),
                new CreateMilestone(project, new MilestoneContent("First cut", "", null)));
        // The first calls load the catalogue into the caches of each connection.
        for (int i = 0; i < 2; i++) {
            superuser.useHandle(handle -> handle.execute("select pg_stat_statements_reset()"));
            for (int run = 0; run < 20; run++) {
                List.of(studio.admin(), agency).forEach(caller -> useEverything(caller, project));
            }
        }
        return superuser
                .withHandle(handle -> handle
                        .createQuery(
                                """
                                        select query, (shared_blks_hit + shared_blks_read)::float8 / calls as buffers from pg_stat_statements
                                        where userid = 'mm_api'::regrole and dbid = (select oid from pg_database where datname = current_database())
                                        """)
                        .map((row, _) -> Map.entry(row.getString(1), row.getDouble(2))).list())
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void useEverything(Principal caller, UUID project) {
        var task = api.tasks().create(caller, key(),
                new CreateTask(project, BoardColumn.TODO, new TaskContent("Grade", "", caller.memberId())));
        api.tasks().move(caller, key(), new MoveTask(task.id(), task.version(), BoardColumn.DONE, null));
        api.comments().add(caller, key(), new AddComment(task.id(), "Warmer"));
        api.tasks().get(caller, task.id());
        api.tasks().board(caller, project, PAGE);
        api.tasks().column(caller, project, BoardColumn.DONE, PAGE);
        api.comments().list(caller, task.id(), PAGE);
        api.projects().list(caller, ProjectFilter.OPEN, PAGE);
        api.projects().feed(caller, project, PAGE);
        api.milestones().list(caller, project, PAGE);
        api.assets().list(caller, project, false, PAGE);
        api.approvals().list(caller, project, PAGE);
        api.members().me(caller);
        api.preferences().get(caller);
    }

    /// Rows of another studio, and of another project of this one: half of them each.
    private void addOthers(int rows) {
        var other = TestStudio.create(database, new SettableClock());
        var elsewhere = other.api().projects().create(other.admin(), "p", new ProjectContent("Summer", ""));
        var beside = api.projects().create(studio.admin(), key(), new ProjectContent("Autumn", ""));
        for (var place : List.of(List.of(other.tenantId(), elsewhere.id(), other.admin().requiredMemberId()),
                List.of(studio.tenantId(), beside.id(), studio.admin().requiredMemberId()))) {
            superuser.useHandle(handle -> handle
                    .createUpdate(
                            """
                                    with tasks as (
                                      insert into task (tenant_id, project_id, board_column, position, title, description, created_by_id,
                                        created_at)
                                      select :tenant, :project, 'TODO', n, 'Task ' || n, '', :member, now() from generate_series(1, :rows) n
                                      returning id
                                    ), comments as (
                                      insert into comment (tenant_id, project_id, task_id, author_id, body, created_at)
                                      select :tenant, :project, id, :member, 'Warmer', now() from tasks
                                    )
                                    insert into event (tenant_id, project_id, type, actor_role, actor_id, subject_type, subject_id, at,
                                      request_id, details_sha256)
                                    select :tenant, :project, 'task.created', 'ADMIN', :member, 'task', id, now(), 'test', '\\x00'
                                    from tasks
                                    """)
                    .bind("tenant", place.get(0)).bind("project", place.get(1)).bind("member", place.get(2))
                    .bind("rows", rows / 2).execute());
        }
        superuser.useHandle(handle -> handle.execute("vacuum analyze"));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
