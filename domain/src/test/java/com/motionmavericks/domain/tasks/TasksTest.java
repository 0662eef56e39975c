package com.motionmavericks.domain.tasks;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.projects.Project;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.Race;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.domain.text.CommentBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TasksTest {
    private static final TestDatabase DATABASE = new TestDatabase(8);
    private static final PageRequest FIRST = new PageRequest(100, null);

    private final TestStudio studio = TestStudio.create(DATABASE, new SettableClock());
    private final Tasks tasks = studio.api().tasks();
    private final Comments comments = studio.api().comments();
    private final Principal admin = studio.admin();
    private final Project project = studio.api().projects().create(admin, key(), new ProjectContent("Spring", ""));
    private final Principal agency = join(Role.AGENCY);
    private final Principal guest = join(Role.GUEST);

    @Test
    void aTaskMovesToAnyPlace() {
        var a = task("a");
        task("b");
        var c = task("c");
        move(c, BoardColumn.TODO, a.id());
        assertThat(column(BoardColumn.TODO)).containsExactly("a", "c", "b");
        move(tasks.get(agency, c.id()), BoardColumn.TODO, null);
        assertThat(column(BoardColumn.TODO)).containsExactly("c", "a", "b");
        move(tasks.get(agency, a.id()), BoardColumn.DONE, null);
        assertThat(column(BoardColumn.TODO)).containsExactly("c", "b");
        assertThat(column(BoardColumn.DONE)).containsExactly("a");
        refused(Refusal.INVALID, () -> move(tasks.get(agency, c.id()), BoardColumn.TODO, a.id()));
    }

    @Test
    void manyMovesAtOnceKeepEveryTaskOnceAndInOneOrder() throws Exception {
        var all = IntStream.range(0, 12).mapToObj(i -> task("t" + i)).toList();
        var random = new Random(7);
        var moves = new ArrayList<Callable<Object>>();
        for (int i = 0; i < 60; i++) {
            var task = all.get(random.nextInt(all.size()));
            var after = all.get(random.nextInt(all.size()));
            var column = random.nextBoolean() ? BoardColumn.TODO : BoardColumn.DOING;
            moves.add(() -> {
                try {
                    return move(tasks.get(agency, task.id()), column, random.nextBoolean() ? after.id() : null);
                } catch (Refused refused) {
                    return refused.refusal();
                }
            });
        }
        try (var executor = Executors.newFixedThreadPool(8)) {
            for (var move : executor.invokeAll(moves)) {
                assertThat(move.get()).isNotIn(Refusal.NOT_FOUND, Refusal.BUSY);
            }
        }
        var board = new ArrayList<>(column(BoardColumn.TODO));
        board.addAll(column(BoardColumn.DOING));
        assertThat(board).containsExactlyInAnyOrderElementsOf(all.stream().map(Task::title).toList());
    }

    @Test
    void aPageContinuesAfterThePreviousOne() {
        List.of("a", "b", "c").forEach(this::task);
        var first = tasks.list(guest, project.id(), BoardColumn.TODO, new PageRequest(2, null));
        assertThat(first.items()).extracting(Task::title).containsExactly("a", "b");
        assertThat(tasks.list(guest, project.id(), BoardColumn.TODO, new PageRequest(2, first.next())).items())
                .extracting(Task::title).containsExactly("c");
    }

    @Test
    void aGuestReadsAndCommentsAndChangesNothingElse() {
        var task = task("a");
        refused(Refusal.NOT_ALLOWED, () -> tasks.create(guest, key(),
                new CreateTask(project.id(), BoardColumn.TODO, new TaskContent("mine", "", null))));
        refused(Refusal.NOT_ALLOWED, () -> move(guest, task, BoardColumn.DONE, null));
        var comment = comments.add(guest, key(), new AddComment(task.id(), "Warmer"));
        refused(Refusal.NOT_ALLOWED, () -> comments.edit(agency, comment.id(), 1, CommentBody.of("Colder")));
        refused(Refusal.NOT_ALLOWED, () -> comments.delete(agency, comment.id(), 1));
        assertThat(comments.edit(guest, comment.id(), 1, CommentBody.of("Much warmer")).editedAt()).isNotNull();
        comments.delete(admin, comment.id(), 2);
        assertThat(comments.list(guest, task.id(), FIRST).items()).isEmpty();
    }

    @Test
    void onlyMembersWhoSeeTheProjectCanBeAssigned() {
        var stranger = studio.join(Role.AGENCY).requiredMemberId();
        refused(Refusal.INVALID, () -> tasks.create(agency, key(),
                new CreateTask(project.id(), BoardColumn.TODO, new TaskContent("a", "", stranger))));
        refused(Refusal.INVALID, () -> tasks.change(agency, task("a").id(), 1, new TaskContent("a", "", stranger)));
    }

    @Test
    void anAgencyAssignsATaskToAnyMemberWhoSeesTheProject() {
        var colleague = join(Role.AGENCY).requiredMemberId();
        for (var assignee : List.of(colleague, guest.requiredMemberId(), admin.requiredMemberId())) {
            var task = task("a");
            assertThat(tasks.change(agency, task.id(), 1, new TaskContent("a", "", assignee)).assigneeId())
                    .isEqualTo(assignee);
            assertThat(tasks.create(agency, key(),
                    new CreateTask(project.id(), BoardColumn.TODO, new TaskContent("b", "", assignee))).assigneeId())
                    .isEqualTo(assignee);
        }
    }

    @Test
    void aTaskKeepsAnAssigneeWhoHasLeftTheProject() {
        var colleague = join(Role.AGENCY).requiredMemberId();
        var task = tasks.change(agency, task("a").id(), 1, new TaskContent("a", "", colleague));
        studio.api().projects().removeMember(admin, project.id(), colleague);
        assertThat(tasks.change(agency, task.id(), 2, new TaskContent("b", "", colleague)).title()).isEqualTo("b");
        assertThat(tasks.change(agency, task.id(), 3, new TaskContent("b", "", null)).assigneeId()).isNull();
        refused(Refusal.INVALID, () -> tasks.change(agency, task.id(), 4, new TaskContent("b", "", colleague)));
    }

    @Test
    void aCommentOnATaskThatIsBeingDeletedIsRefused() {
        var task = task("a");
        var comment = studio.api().database().inTenant(admin, tx -> {
            tx.dao(TaskDao.class).delete(task.id());
            return Race.blocked(DATABASE, () -> comments.add(guest, key(), new AddComment(task.id(), "Warmer")));
        });
        refused(Refusal.NOT_FOUND, () -> Race.end(comment));
    }

    private Task task(String title) {
        return tasks.create(agency, key(),
                new CreateTask(project.id(), BoardColumn.TODO, new TaskContent(title, "", null)));
    }

    private Task move(Task task, BoardColumn column, @Nullable UUID after) {
        return move(agency, task, column, after);
    }

    private Task move(Principal principal, Task task, BoardColumn column, @Nullable UUID after) {
        return tasks.move(principal, key(), new MoveTask(task.id(), task.version(), column, after));
    }

    private List<String> column(BoardColumn column) {
        return tasks.list(guest, project.id(), column, FIRST).items().stream().map(Task::title).toList();
    }

    private Principal join(Role role) {
        var principal = studio.join(role);
        studio.api().projects().addMember(admin, project.id(), principal.requiredMemberId());
        return principal;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
