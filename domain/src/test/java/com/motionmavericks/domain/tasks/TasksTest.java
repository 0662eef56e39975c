package com.motionmavericks.domain.tasks;

import com.motionmavericks.domain.projects.RemoveProjectMember;
import com.motionmavericks.domain.projects.AddProjectMember;
import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.people.Person;
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
import com.motionmavericks.domain.text.Title;
import java.time.Duration;
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

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
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
        var first = tasks.column(guest, project.id(), BoardColumn.TODO, new PageRequest(2, null));
        assertThat(first.items()).extracting(Task::title).containsExactly("a", "b");
        assertThat(tasks.column(guest, project.id(), BoardColumn.TODO, new PageRequest(2, first.next())).items())
                .extracting(Task::title).containsExactly("c");
    }

    @Test
    void theBoardIsReadColumnByColumn() {
        move(task("done"), BoardColumn.DONE, null);
        move(task("doing"), BoardColumn.DOING, null);
        List.of("a", "b").forEach(this::task);
        var first = tasks.board(guest, project.id(), new PageRequest(3, null));
        assertThat(first.items()).extracting(Task::title).containsExactly("a", "b", "doing");
        assertThat(tasks.board(guest, project.id(), new PageRequest(3, first.next())).items())
                .extracting(Task::title).containsExactly("done");
    }

    @Test
    void aColumnWithoutRoomBetweenTwoTasksIsNumberedAnew() {
        var a = task("a");
        var titles = new ArrayList<>(List.of("a"));
        for (int i = 0; i < 70; i++) {
            move(task("t" + i), BoardColumn.TODO, a.id());
            titles.add(1, "t" + i);
        }
        assertThat(column(BoardColumn.TODO)).isEqualTo(titles);
    }

    @Test
    void aChangeKeepsWhatItDoesNotName() {
        var task = tasks.create(agency, key(), new CreateTask(project.id(), BoardColumn.TODO,
                new TaskContent("a", "long", guest.requiredMemberId())));
        clock.advance(Duration.ofMinutes(5));
        var changed = tasks.change(agency, null,
                new ChangeTask(task.id(), 1, Patch.of(Title.of("b")), Patch.absent(), Patch.absent()));
        assertThat(changed.content()).isEqualTo(new TaskContent("b", "long", guest.requiredMemberId()));
        assertThat(changed.updatedAt()).isEqualTo(task.createdAt().plus(Duration.ofMinutes(5)));
        assertThat(tasks.change(agency, null,
                new ChangeTask(task.id(), 2, Patch.absent(), Patch.of(null), Patch.of(null))).content())
                .isEqualTo(new TaskContent("b", "", null));
    }

    @Test
    void aChangeWhoseAnswerWasLostIsAnsweredAgainUnderItsKey() {
        var task = task("a");
        var assign = assign(task, 1, guest.requiredMemberId());
        var changed = tasks.change(agency, "k1", assign);
        assertThat(tasks.change(agency, "k1", assign)).isEqualTo(changed);
        refused(Refusal.STALE_VERSION, () -> tasks.change(agency, null, assign));
        for (int i = 0; i < 2; i++) {
            tasks.delete(agency, "k2", new DeleteTask(task.id(), 2));
        }
        refused(Refusal.NOT_FOUND, () -> tasks.delete(agency, null, new DeleteTask(task.id(), 2)));
    }

    @Test
    void aGuestReadsAndCommentsAndChangesNothingElse() {
        var task = task("a");
        refused(Refusal.NOT_ALLOWED, () -> tasks.create(guest, key(),
                new CreateTask(project.id(), BoardColumn.TODO, new TaskContent("mine", "", null))));
        refused(Refusal.NOT_ALLOWED, () -> move(guest, task, BoardColumn.DONE, null));
        var comment = comments.add(guest, key(), new AddComment(task.id(), "Warmer"));
        refused(Refusal.NOT_ALLOWED, () -> comments.edit(agency, null, edit(comment, 1, "Colder")));
        refused(Refusal.NOT_ALLOWED, () -> comments.delete(agency, null, new DeleteComment(comment.id(), 1)));
        assertThat(comments.edit(guest, null, edit(comment, 1, "Much warmer")).editedAt()).isNotNull();
        comments.delete(admin, null, new DeleteComment(comment.id(), 2));
        assertThat(comments.list(guest, task.id(), FIRST).items()).isEmpty();
    }

    @Test
    void onlyMembersWhoSeeTheProjectCanBeAssigned() {
        var stranger = studio.join(Role.AGENCY).requiredMemberId();
        refused(Refusal.INVALID, () -> tasks.create(agency, key(),
                new CreateTask(project.id(), BoardColumn.TODO, new TaskContent("a", "", stranger))));
        refused(Refusal.INVALID, () -> tasks.change(agency, null, assign(task("a"), 1, stranger)));
    }

    @Test
    void anAgencyAssignsATaskToAnyMemberWhoSeesTheProject() {
        var colleague = join(Role.AGENCY).requiredMemberId();
        for (var assignee : List.of(colleague, guest.requiredMemberId(), admin.requiredMemberId())) {
            var task = task("a");
            assertThat(tasks.change(agency, null, assign(task, 1, assignee)).assignee()).extracting(Person::id)
                    .isEqualTo(assignee);
            assertThat(tasks.create(agency, key(),
                    new CreateTask(project.id(), BoardColumn.TODO, new TaskContent("b", "", assignee))).assignee())
                    .extracting(Person::id).isEqualTo(assignee);
        }
    }

    @Test
    void aTaskKeepsAnAssigneeWhoHasLeftTheProject() {
        var colleague = join(Role.AGENCY).requiredMemberId();
        var task = tasks.change(agency, null, assign(task("a"), 1, colleague));
        studio.api().projects().removeMember(admin, null, new RemoveProjectMember(project.id(), colleague));
        assertThat(tasks.change(agency, null, new ChangeTask(task.id(), 2, Patch.of(Title.of("b")), Patch.absent(),
                Patch.of(colleague))).title()).isEqualTo("b");
        assertThat(tasks.change(agency, null, assign(task, 3, null)).assignee()).isNull();
        refused(Refusal.INVALID, () -> tasks.change(agency, null, assign(task, 4, colleague)));
    }

    @Test
    void aCommentOnATaskThatIsBeingDeletedIsRefused() {
        var task = task("a");
        var comment = studio.api().database().inTenant(admin, tx -> {
            tx.dao(TaskDao::new).delete(task.id());
            return Race.blocked(DATABASE, () -> comments.add(guest, key(), new AddComment(task.id(), "Warmer")));
        });
        refused(Refusal.NOT_FOUND, () -> Race.end(comment));
    }

    private Task task(String title) {
        return tasks.create(agency, key(),
                new CreateTask(project.id(), BoardColumn.TODO, new TaskContent(title, "", null)));
    }

    private static ChangeTask assign(Task task, long version, @Nullable UUID assignee) {
        return new ChangeTask(task.id(), version, Patch.absent(), Patch.absent(), Patch.of(assignee));
    }

    private static EditComment edit(Comment comment, long version, String body) {
        return new EditComment(comment.id(), version, Patch.of(CommentBody.of(body)));
    }

    private Task move(Task task, BoardColumn column, @Nullable UUID after) {
        return move(agency, task, column, after);
    }

    private Task move(Principal principal, Task task, BoardColumn column, @Nullable UUID after) {
        return tasks.move(principal, key(), new MoveTask(task.id(), task.version(), column, after));
    }

    private List<String> column(BoardColumn column) {
        return tasks.column(guest, project.id(), column, FIRST).items().stream().map(Task::title).toList();
    }

    private Principal join(Role role) {
        var principal = studio.join(role);
        studio.api().projects().addMember(admin, null,
                new AddProjectMember(project.id(), principal.requiredMemberId()));
        return principal;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
