package com.motionmavericks.domain.identity;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.events.Event;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.projects.AddProjectMember;
import com.motionmavericks.domain.projects.Project;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.secrets.SecretKeys;
import com.motionmavericks.domain.tasks.AddComment;
import com.motionmavericks.domain.tasks.BoardColumn;
import com.motionmavericks.domain.tasks.Comment;
import com.motionmavericks.domain.text.CommentBody;
import com.motionmavericks.domain.tasks.CreateTask;
import com.motionmavericks.domain.tasks.TaskContent;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErasuresTest {
    private static final TestDatabase DATABASE = new TestDatabase(4);
    private static final PageRequest FIRST = new PageRequest(100, null);
    private static final String NAME = "Canary Kim";
    private static final Origin ORIGIN = new Origin("canary-request", "203.0.113.77", "canary-agent");

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final Principal admin = studio.admin();
    private final Erasures erasures = studio.api().erasures();
    private final Project project = studio.api().projects().create(admin, key(), new ProjectContent("Spring", ""));
    private final String email = "canary-" + UUID.randomUUID() + "@example.com";

    @Test
    void onlyARemovedMemberIsErased() {
        var guest = join(studio, email);
        refused(Refusal.MEMBER_NOT_REMOVED, () -> request(guest));
        refused(Refusal.NOT_FOUND, () -> erasures.request(admin, null, new ErasePersonalData(UUID.randomUUID())));
        refused(Refusal.NOT_FOUND, () -> erasures.get(admin, guest));
        assertThat(memberIn(studio, guest).name()).isEqualTo(NAME);
    }

    @Test
    void nameAndAddressAreGoneWithTheRequest() {
        var guest = join(studio, email);
        var comment = comment(guest, key());
        remove(guest);
        var erasure = request(guest);
        assertThat(erasure.erasedAt()).isNull();
        assertThat(request(guest)).isEqualTo(erasure);
        assertThat(memberIn(studio, guest).name()).isEqualTo("Former member");
        assertThat(memberIn(studio, guest).email()).isNull();
        assertThat(studio.api().comments().get(admin, comment.id()).author().name()).isEqualTo("Former member");
        assertThat(studio.api().members().get(admin, guest).member().isPerson()).isTrue();
        assertThat(join(studio, email)).as("the same person, invited again").isNotEqualTo(guest);
    }

    @Test
    void nothingOfThePersonIsLeftAndOthersAreUntouched() {
        var other = TestStudio.create(DATABASE, clock);
        join(other, email);
        var guest = join(studio, email);
        comment(guest, key());
        studio.api().signInRequests().add(email, ORIGIN);
        studio.worker().signInRequests().claim(10).forEach(studio.worker().signInRequests()::serve);
        var inOther = rowsOf(other.tenantId());
        var eventsBefore = events(studio).size();
        remove(guest);
        request(guest);
        erase(guest);

        assertThat(erasures.get(admin, guest).erasedAt()).isEqualTo(clock.instant());
        assertThat(rowsOf(studio.tenantId())).as("the rows of the studio that show the person").isEmpty();
        assertThat(rowsOf(other.tenantId())).as("the same address in another studio").isEqualTo(inOther).isNotEmpty();
        assertThat(events(studio)).as("events stay, without details").hasSizeGreaterThan(eventsBefore)
                .filteredOn(event -> actor(event).equals(guest)).isNotEmpty()
                .allSatisfy(event -> assertThat(event.details()).isNull());
        assertThat(events(studio)).as("what others did keeps its details")
                .filteredOn(event -> event.projectId() != null && actor(event).equals(admin.requiredMemberId()))
                .isNotEmpty().allSatisfy(event -> assertThat(event.details()).isNotNull());
        assertThat(events(studio)).extracting(Event::type).containsOnlyOnce("member.personal-data-erased");
        erase(guest);
        assertThat(events(studio)).extracting(Event::type).containsOnlyOnce("member.personal-data-erased");
    }

    @Test
    void answersThatShowThePersonAreNotRepeated() {
        var guest = join(studio, email);
        var anothersKey = key();
        var task = new CreateTask(project.id(), BoardColumn.TODO, new TaskContent("Grade", "", null));
        var created = studio.api().tasks().create(admin, anothersKey, task);
        var removeKey = key();
        var version = studio.api().members().get(admin, guest).version();
        studio.api().members().remove(admin, removeKey, new RemoveMember(guest, version));
        var eraseKey = key();
        var requested = erasures.request(admin, eraseKey, new ErasePersonalData(guest));
        erase(guest);

        refused(Refusal.ANSWER_ERASED,
                () -> studio.api().members().remove(admin, removeKey, new RemoveMember(guest, version)));
        assertThat(erasures.request(admin, eraseKey, new ErasePersonalData(guest))).isEqualTo(requested);
        assertThat(studio.api().tasks().create(admin, anothersKey, task)).isEqualTo(created);
    }

    @Test
    void answersUnderAnUnknownKeyAreErasedBecauseTheyMayShowThePerson() {
        var guest = join(studio, email);
        var createKey = key();
        var content = new ProjectContent("Autumn", "");
        studio.api().projects().create(admin, createKey, content);
        remove(guest);
        request(guest);
        var elsewhere = studio.in(DATABASE, SecretKeys.parse("k9:AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
        eraseBy(elsewhere, guest);
        refused(Refusal.ANSWER_ERASED, () -> studio.api().projects().create(admin, createKey, content));
    }

    @Test
    void detailsAreErasedInBatches() {
        var guest = join(studio, email);
        comment(guest, key());
        DATABASE.superuser().useHandle(handle -> handle.execute("""
                with copies as (
                  insert into event (tenant_id, project_id, type, actor_role, actor_id, subject_type, subject_id, at,
                    request_id, details_sha256)
                  select tenant_id, project_id, type, actor_role, actor_id, subject_type, subject_id, at, request_id,
                    details_sha256
                  from event, generate_series(1, 1500) where tenant_id = ? and type = 'comment.created'
                  returning tenant_id, id)
                insert into event_details (tenant_id, event_id, salt, details)
                select tenant_id, id, '', '{"address":"203.0.113.77"}' from copies
                """, studio.tenantId()));
        remove(guest);
        request(guest);
        studio.worker().erasures().eraseNext(studio.tenantId(), guest);
        assertThat(rowsOf(studio.tenantId())).as("one batch does not erase all").isNotEmpty();
        erase(guest);
        assertThat(rowsOf(studio.tenantId())).isEmpty();
    }

    /// Invites a person and lets them accept, with a network address of their own.
    private static UUID join(TestStudio studio, String email) {
        var invitation = studio.api().invitations().invite(studio.admin(), key(),
                new InviteMember(email, NAME, Role.GUEST, null));
        var token = studio.worker().invitationProcess()
                .prepareMail(studio.tenantId(), invitation.id(), InvitationMailKind.INVITATION).orElseThrow()
                .requiredToken();
        studio.api().invitations().accept(token, key(), ORIGIN);
        return invitation.member().id();
    }

    private Comment comment(UUID guest, String key) {
        var task = studio.api().tasks().create(admin, key(),
                new CreateTask(project.id(), BoardColumn.TODO, new TaskContent("Grade", "", null)));
        return studio.api().comments().add(credential(guest), key,
                new AddComment(task.id(), new CommentBody("Warmer?")));
    }

    private Credential credential(UUID guest) {
        studio.api().projects().addMember(admin, null,
                new AddProjectMember(project.id(), guest));
        var session = DATABASE.superuser().withHandle(handle -> handle
                .createQuery("select id from session where member_id = :id").bind("id", guest).mapTo(UUID.class)
                .one());
        return new Credential.Session(studio.tenantId(), guest, session, ORIGIN);
    }

    private void remove(UUID guest) {
        studio.api().members().remove(admin, null,
                new RemoveMember(guest, studio.api().members().get(admin, guest).version()));
    }

    private Erasure request(UUID guest) {
        return erasures.request(admin, null, new ErasePersonalData(guest));
    }

    private void erase(UUID guest) {
        eraseBy(studio, guest);
    }

    private void eraseBy(TestStudio process, UUID guest) {
        for (var batch = 0; batch < 20; batch++) {
            process.worker().erasures().eraseNext(studio.tenantId(), guest);
        }
    }

    private static Member memberIn(TestStudio studio, UUID id) {
        return studio.api().members().get(studio.admin(), id).member();
    }

    private static List<Event> events(TestStudio studio) {
        return studio.api().events().list(studio.admin(), FIRST).items();
    }

    /// The id of the member who did it; of nobody if the system did.
    private static UUID actor(Event event) {
        return event.actor() == null ? new UUID(0, 0) : event.actor().id();
    }

    /// Every row of a tenant, in every table, that holds the name, the address or where the person came from.
    private List<String> rowsOf(UUID tenantId) {
        return DATABASE.superuser().withHandle(handle -> {
            var tables = handle.createQuery("""
                    select table_name from information_schema.columns join information_schema.tables using (table_name)
                    where tables.table_schema = 'public' and table_type = 'BASE TABLE' and column_name = 'tenant_id'
                    """).mapTo(String.class).list();
            var rows = new ArrayList<String>();
            for (var table : tables) {
                handle.createQuery("select t::text from " + table + " t where tenant_id = :tenantId")
                        .bind("tenantId", tenantId).mapTo(String.class).forEach(row -> rows.add(table + " " + row));
            }
            return rows.stream()
                    .filter(row -> Stream.of(NAME, email, ORIGIN.address(), ORIGIN.agent()).anyMatch(row::contains))
                    .sorted().toList();
        });
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
