package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.projects.RemoveProjectMember;
import com.motionmavericks.domain.projects.AddProjectMember;
import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.assets.CreateAsset;
import com.motionmavericks.domain.assets.Progress;
import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.notifications.SlackConnection.Target;
import com.motionmavericks.domain.operations.LeaveParkedStep;
import com.motionmavericks.domain.operations.ParkedStepFilter;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.projects.Project;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.tasks.AddComment;
import com.motionmavericks.domain.tasks.BoardColumn;
import com.motionmavericks.domain.tasks.CreateTask;
import com.motionmavericks.domain.tasks.TaskContent;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.steps.OperatorAction;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationsTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final PageRequest FIRST = new PageRequest(100, null);
    private static final String WEBHOOK = "https://hooks.slack.com/services/T/B/secret-of-slack";

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final Notifications notifications = studio.worker().notifications();
    private final Digests digests = studio.worker().digests();
    private final Deliveries deliveries = studio.worker().deliveries();
    private final Principal admin = studio.admin();
    private final Project project = project();
    private final Principal agency = join(project, Role.AGENCY);
    private final Principal guest = join(project, Role.GUEST);

    @Test
    void whoSeesTheProjectHearsOfItEachAsTheyPreferAndWhoDidItDoesNot() {
        join(project(), Role.GUEST);
        prefer(guest, DeliveryMode.NOW);
        prefer(admin, DeliveryMode.OFF);
        var id = route(task());
        assertThat(find(id).unmailed()).containsExactly(guest.requiredMemberId());
        var comment = comment(guest);
        route(comment);
        assertThat(find(comment).unmailed()).isEmpty();
        assertThat(count("notification_recipient where in_digest")).isEqualTo(1);
    }

    @Test
    void isMailedOnceAndEveryMessageIsInTheLog() {
        prefer(guest, DeliveryMode.NOW);
        var id = route(task());
        var mail = notifications.prepareMail(studio.tenantId(), id, guest.requiredMemberId()).orElseThrow();
        assertThat(notifications.prepareMail(studio.tenantId(), id, guest.requiredMemberId())).contains(mail);
        deliveries.mailed(mail, "vendor-1");
        deliveries.mailed(mail, "vendor-1");
        assertThat(notifications.prepareMail(studio.tenantId(), id, guest.requiredMemberId())).isEmpty();
        assertThat(studio.api().deliveries().list(admin, FIRST).items())
                .anySatisfy(delivery -> assertThat(delivery.vendorId()).isEqualTo("vendor-1"));
        assertThat(count("event where type = 'notification.mailed'")).isEqualTo(1);
        refused(Refusal.NOT_ALLOWED, () -> studio.api().deliveries().list(guest, FIRST));
    }

    @Test
    void aDigestTakesEverythingOnceAndWhoHasNothingToHearGetsNone() {
        route(task());
        route(task());
        assertThat(digests.get(studio.tenantId()).unmailed()).isEmpty();
        digests.claim(studio.tenantId(), clock.instant());
        assertThat(digests.get(studio.tenantId()).unmailed()).isEmpty();
        clock.set(firstDigestAt());
        digests.claim(studio.tenantId(), clock.instant());
        digests.claim(studio.tenantId(), clock.instant());
        var unmailed = digests.get(studio.tenantId()).unmailed();
        assertThat(unmailed).hasSize(2);
        var mail = digests.prepareMail(studio.tenantId(), unmailed.getFirst()).orElseThrow();
        assertThat(mail.data().lines())
                .containsExactly(new DigestMailData.Line("Spring", project.id(), "task.created", 2));
        for (var digest : unmailed) {
            deliveries.mailed(digests.prepareMail(studio.tenantId(), digest).orElseThrow(), "vendor");
        }
        assertThat(digests.get(studio.tenantId()).unmailed()).isEmpty();

        clock.set(firstDigestAt());
        digests.claim(studio.tenantId(), clock.instant());
        assertThat(digests.get(studio.tenantId()).unmailed()).isEmpty();
        assertThat(count("event where type = 'digest.mailed'")).isEqualTo(2);
    }

    @Test
    void whoWasTakenOffAProjectHearsOfItNoMore() {
        route(task());
        studio.api().projects().removeMember(admin, null,
                new RemoveProjectMember(project.id(), guest.requiredMemberId()));
        clock.set(firstDigestAt());
        digests.claim(studio.tenantId(), clock.instant());
        assertThat(count("digest where member_id = '" + guest.memberId() + "'")).isZero();
        assertThat(count("digest where member_id = '" + admin.memberId() + "'")).isEqualTo(1);
    }

    @Test
    void whoWasTakenOffTheProjectIsNotMailedHoweverOftenItWasTriedBefore() {
        prefer(guest, DeliveryMode.NOW);
        var id = route(task());
        assertThat(notifications.prepareMail(studio.tenantId(), id, guest.requiredMemberId())).isPresent();
        studio.api().projects().removeMember(admin, null,
                new RemoveProjectMember(project.id(), guest.requiredMemberId()));
        assertThat(notifications.prepareMail(studio.tenantId(), id, guest.requiredMemberId())).isEmpty();
        assertThat(find(id).unmailed()).isEmpty();
        assertThat(notifications.prepareMail(studio.tenantId(), id, guest.requiredMemberId())).isEmpty();
        assertThat(count("event where type = 'notification.suppressed'")).isEqualTo(1);
    }

    @Test
    void whoIsNoActiveMemberAnyMoreHearsNothing() {
        prefer(guest, DeliveryMode.NOW);
        var id = route(task());
        prefer(agency, DeliveryMode.DIGEST);
        var digest = claimFor(admin);
        DATABASE.superuser().useHandle(handle -> handle.execute(
                "update member set status = 'INVITED' where tenant_id = ?", studio.tenantId()));
        assertThat(notifications.prepareMail(studio.tenantId(), id, guest.requiredMemberId())).isEmpty();
        assertThat(digests.prepareMail(studio.tenantId(), digest)).isEmpty();
    }

    @Test
    void aDigestThatIsTriedAgainShowsNothingThatItsMemberMayNotSeeAnyMore() {
        route(task());
        var other = studio.api().projects().create(admin, key(), new ProjectContent("Autumn", ""));
        for (var member : List.of(agency, guest)) {
            studio.api().projects().addMember(admin, null, new AddProjectMember(other.id(), member.requiredMemberId()));
        }
        studio.api().tasks().create(agency, key(),
                new CreateTask(other.id(), BoardColumn.TODO, new TaskContent("Mix", "", null)));
        route(newest("task.created"));
        var digest = claimFor(guest);
        var first = digests.prepareMail(studio.tenantId(), digest).orElseThrow();
        assertThat(first.data().lines()).extracting(DigestMailData.Line::project)
                .containsExactly("Autumn", "Spring");
        assertThat(digests.prepareMail(studio.tenantId(), digest)).as("the same bytes under the same key")
                .contains(first);

        studio.api().projects().removeMember(admin, null,
                new RemoveProjectMember(other.id(), guest.requiredMemberId()));
        var second = digests.prepareMail(studio.tenantId(), digest).orElseThrow();
        assertThat(second.delivery().id()).isNotEqualTo(first.delivery().id());
        assertThat(second.data().lines()).extracting(DigestMailData.Line::project)
                .containsExactly("Spring");
        assertThat(digests.prepareMail(studio.tenantId(), digest)).contains(second);

        studio.api().projects().removeMember(admin, null,
                new RemoveProjectMember(project.id(), guest.requiredMemberId()));
        assertThat(digests.prepareMail(studio.tenantId(), digest)).isEmpty();
        assertThat(digests.get(studio.tenantId()).unmailed()).doesNotContain(digest);
        assertThat(count("event where type = 'digest.suppressed'")).isEqualTo(1);
    }

    @Test
    void onlyStudiosWithADueDigestAreToldOfIt() {
        route(task());
        digests.signalDue(clock.instant());
        assertThat(count("outbox where signal_name = 'due'")).isZero();
        digests.signalDue(firstDigestAt());
        assertThat(count("outbox where signal_name = 'due' and subject_id = '" + studio.tenantId() + "'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24T12:00:00Z,UTC,08:00,2026-11-25T08:00:00Z",
            "2026-11-24T07:59:59Z,UTC,08:00,2026-11-24T08:00:00Z",
            "2026-11-24T08:00:00Z,UTC,08:00,2026-11-25T08:00:00Z",
            "2026-11-24T12:00:00Z,Pacific/Auckland,08:00,2026-11-24T19:00:00Z",
            // The clocks go forward from 02:00 to 03:00, and back from 03:00 to 02:00.
            "2026-03-28T12:00:00Z,Europe/Berlin,02:30,2026-03-29T01:30:00Z",
            "2026-10-24T12:00:00Z,Europe/Berlin,02:30,2026-10-25T00:30:00Z",
            "2026-10-25T00:30:00Z,Europe/Berlin,02:30,2026-10-26T01:30:00Z",
            // The clocks go forward from 23:00 to 00:00, so that the digest of one day comes on the next.
            "2026-03-29T01:15:00Z,America/Scoresbysund,23:30,2026-03-29T01:30:00Z"})
    void theDigestComesAtTheMembersOwnTimeOfDay(Instant now, ZoneId zone, LocalTime at, Instant next) {
        assertThat(wishes(DeliveryMode.DIGEST, zone, at).nextDigestAfter(now)).isEqualTo(next);
    }

    @Test
    void aDigestThatIsDueStaysDueWhateverChanges() {
        prefer(guest, DeliveryMode.DIGEST);
        var dueAt = studio.api().preferences().get(guest).nextDigestAt();
        clock.set(dueAt);
        for (var choice : List.of(DeliveryMode.NOW, DeliveryMode.OFF, DeliveryMode.DIGEST)) {
            prefer(guest, choice);
            assertThat(studio.api().preferences().get(guest).nextDigestAt()).isEqualTo(dueAt);
        }
        change(guest, wishes(DeliveryMode.DIGEST, ZoneId.of("Asia/Tokyo"), LocalTime.of(7, 0)));
        assertThat(studio.api().preferences().get(guest).nextDigestAt()).isEqualTo(dueAt);
        digests.claim(studio.tenantId(), clock.instant());
        assertThat(studio.api().preferences().get(guest).nextDigestAt())
                .as("07:00 in Tokyo").isEqualTo(Instant.parse(dueAt.toString().substring(0, 10) + "T22:00:00Z"));
    }

    @Test
    void onlyItsTimeOfDayAndItsTimeZoneMoveADigestThatIsToCome() {
        prefer(guest, DeliveryMode.DIGEST);
        var next = studio.api().preferences().get(guest).nextDigestAt();
        prefer(guest, DeliveryMode.OFF);
        assertThat(studio.api().preferences().get(guest).nextDigestAt()).isEqualTo(next);
        change(guest, wishes(DeliveryMode.OFF, ZoneId.of("UTC"), LocalTime.of(8, 1)));
        assertThat(studio.api().preferences().get(guest).nextDigestAt()).isEqualTo(next.plusSeconds(60));
    }

    @Test
    void preferencesAreOnesOwnAndAStaleChangeIsRefused() {
        var preferences = studio.api().preferences();
        assertThat(preferences.get(guest).version()).isEqualTo(1);
        var wishes = wishes(DeliveryMode.NOW, ZoneId.of("Europe/Berlin"), LocalTime.of(9, 30));
        var key = key();
        assertThat(preferences.change(guest, key, command(1, wishes)).version()).isEqualTo(2);
        assertThat(preferences.change(guest, key, command(1, wishes)).version()).isEqualTo(2);
        refused(Refusal.STALE_VERSION,
                () -> preferences.change(guest, null, command(1, PreferenceValues.DEFAULT)));
        assertThat(preferences.get(guest).values()).isEqualTo(wishes);
        assertThat(preferences.get(agency).values()).isEqualTo(PreferenceValues.DEFAULT);
        assertThat(count("event where type = 'notification-preferences.changed'")).isEqualTo(1);
    }

    @Test
    void aChangeLeavesOutWhatStays() {
        var preferences = studio.api().preferences();
        prefer(guest, DeliveryMode.NOW);
        var changed = preferences.change(guest, null, new ChangeNotificationPreferences(2, Patch.absent(),
                Patch.of(DeliveryMode.OFF), Patch.absent(), Patch.absent(), Patch.absent(), Patch.absent()));
        assertThat(changed.values()).isEqualTo(new PreferenceValues(DeliveryMode.NOW, DeliveryMode.OFF,
                DeliveryMode.NOW, DeliveryMode.NOW, ZoneId.of("UTC"), LocalTime.of(8, 0)));
    }

    @Test
    void aDigestChangesUpdatedAtAndNotTheVersion() {
        prefer(guest, DeliveryMode.DIGEST);
        route(task());
        var before = studio.api().preferences().get(guest);
        studio.worker().deliveries().mailed(
                digests.prepareMail(studio.tenantId(), claimFor(guest)).orElseThrow(), "vendor-1");
        var after = studio.api().preferences().get(guest);
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.nextDigestAt()).isAfter(before.nextDigestAt());
        assertThat(after.updatedAt()).isEqualTo(clock.instant());
    }

    @Test
    void slackIsToldOnlyWhereItIsConnectedAndWhatOpensItStandsInNoRow() {
        assertThat(find(route(film())).slackDueAt()).isNull();
        connect();
        refused(Refusal.SLACK_CONNECTED, this::connect);
        assertThat(find(route(task())).slackDueAt()).isNull();
        var id = route(film());
        assertThat(find(id).slackDueAt()).isNotNull();
        assertThat(count("slack_connection s where s::text like '%secret-of-slack%'")).isZero();
        var key = key();
        studio.api().slackConnections().disconnect(admin, key, new DisconnectSlack(1));
        studio.api().slackConnections().disconnect(admin, key, new DisconnectSlack(1));
        refused(Refusal.NOT_FOUND,
                () -> studio.api().slackConnections().disconnect(admin, null, new DisconnectSlack(1)));
        assertThat(notifications.beginSlackAttempt(studio.tenantId(), id)).isEmpty();
        assertThat(find(id).slackDueAt()).isNull();
    }

    @Test
    void slackIsNeverToldTwiceUnlessAnOperatorSaysSo() {
        connect();
        var id = route(film());
        assertThat(beginSlackAttempt(id).mayHaveArrived()).isFalse();
        assertThat(beginSlackAttempt(id).mayHaveArrived()).isTrue();
        notifications.slackRefused(beginSlackAttempt(id));
        assertThat(beginSlackAttempt(id).mayHaveArrived()).isFalse();

        retry(Mailboxes.WORKFLOW_TYPE, guest.requiredMemberId(), "Mail the event", id.toString());
        assertThat(beginSlackAttempt(id).mayHaveArrived()).isTrue();
        retry(SlackChannels.WORKFLOW_TYPE, studio.tenantId(), "Tell Slack", id.toString());
        var message = beginSlackAttempt(id);
        assertThat(message.mayHaveArrived()).isFalse();
        assertThat(message.target()).isEqualTo(new Target.Webhook(WEBHOOK));
        notifications.slackTold(message);
        notifications.slackTold(message);
        assertThat(notifications.beginSlackAttempt(studio.tenantId(), id)).isEmpty();
        assertThat(count("event where type = 'notification.slack-told'")).isEqualTo(1);
    }

    @Test
    void anOperatorMayGoOnWithoutAMessage() {
        prefer(guest, DeliveryMode.NOW);
        connect();
        var id = route(film());
        leave(OperatorAction.SKIP, SlackChannels.WORKFLOW_TYPE, studio.tenantId(), "Tell Slack", id.toString());
        leave(OperatorAction.SKIP, Mailboxes.WORKFLOW_TYPE, guest.requiredMemberId(), "Mail the event", id.toString());
        assertThat(find(id).slackDueAt()).isNull();
        assertThat(find(id).unmailed()).isEmpty();
    }

    @Test
    void anOperatorMayEndAWholeMailboxOrChannel() {
        prefer(guest, DeliveryMode.NOW);
        connect();
        var first = film();
        var second = route(film());
        assertThat(mailbox().unmailed()).containsExactly(first, second);
        assertThat(channel().next()).isEqualTo(first);
        leave(OperatorAction.ABORT, SlackChannels.WORKFLOW_TYPE, studio.tenantId(), "Tell Slack", first.toString());
        leave(OperatorAction.ABORT, Mailboxes.WORKFLOW_TYPE, guest.requiredMemberId(), "Mail the event",
                first.toString());
        assertThat(mailbox().unmailed()).isEmpty();
        assertThat(channel().next()).isNull();
    }

    @Test
    void aStepThatAnOlderVersionHasParkedCanStillBeSkipped() {
        prefer(guest, DeliveryMode.NOW);
        connect();
        var id = route(film());
        leave(OperatorAction.SKIP, Notifications.WORKFLOW_TYPE, id, "Tell Slack", "channel");
        leave(OperatorAction.SKIP, Notifications.WORKFLOW_TYPE, id, "Mail the member", guest.getName());
        assertThat(channel().next()).isNull();
        assertThat(mailbox().unmailed()).isEmpty();
    }

    @Test
    void aMailboxNamesItsParkedMailsFirstAndThenTheOldest() {
        prefer(guest, DeliveryMode.NOW);
        var ids = IntStream.range(0, Mailboxes.BATCH + 1).mapToObj(_ -> task()).toList();
        route(ids.getLast());
        assertThat(mailbox().unmailed()).isEqualTo(ids.subList(0, Mailboxes.BATCH));
        park(Mailboxes.WORKFLOW_TYPE, guest.requiredMemberId(), "Mail the event", ids.getLast().toString());
        assertThat(mailbox().parked()).containsExactly("Mail the event/" + ids.getLast());
        assertThat(mailbox().unmailed()).hasSize(Mailboxes.BATCH).startsWith(ids.getLast(), ids.getFirst());
    }

    @Test
    void aChannelGetsItsMessagesInTheOrderOfTheEvents() {
        connect();
        var first = film();
        var second = route(film());
        assertThat(channel().next()).isEqualTo(first);
        assertThat(beginSlackAttempt(first).mayHaveArrived()).isFalse();
        assertThat(channel().next()).as("its outcome is unknown").isEqualTo(first);
        leave(OperatorAction.SKIP, SlackChannels.WORKFLOW_TYPE, studio.tenantId(), "Tell Slack", first.toString());
        assertThat(channel().next()).isEqualTo(second);
        notifications.slackTold(beginSlackAttempt(second));
        assertThat(channel().next()).isNull();
    }

    private Mailbox mailbox() {
        return studio.worker().mailboxes().get(studio.tenantId(), guest.requiredMemberId());
    }

    private SlackChannel channel() {
        return studio.worker().slackChannels().get(studio.tenantId());
    }

    private void retry(String workflowType, UUID row, String step, String target) {
        leave(OperatorAction.RETRY, workflowType, row, step, target);
    }

    /// Parks a step, and leaves it as an operator.
    private void leave(OperatorAction action, String workflowType, UUID row, String step, String target) {
        park(workflowType, row, step, target);
        var parked = studio.api().parkedSteps().list(admin, ParkedStepFilter.ALL, FIRST).items().getFirst()
                .parked();
        studio.api().parkedSteps().leave(admin, key(), new LeaveParkedStep(parked.id(), action));
    }

    private void park(String workflowType, UUID row, String step, String target) {
        studio.worker().parkedSteps().park(studio.tenantId(), workflowType, row, step, target, "nobody knows",
                clock.instant(), clock.instant());
    }

    private Notification find(UUID id) {
        return notifications.find(studio.tenantId(), id).orElseThrow();
    }

    private UUID claimFor(Principal member) {
        clock.set(firstDigestAt());
        digests.claim(studio.tenantId(), clock.instant());
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select id from digest where tenant_id = ? and member_id = ?", studio.tenantId(),
                        member.memberId())
                .mapTo(UUID.class).one());
    }

    private Instant firstDigestAt() {
        return Objects.requireNonNull(digests.get(studio.tenantId()).claimDueAt());
    }

    private SlackMessage beginSlackAttempt(UUID id) {
        return notifications.beginSlackAttempt(studio.tenantId(), id).orElseThrow();
    }

    private UUID route(UUID id) {
        studio.worker().eventRouter().route(studio.tenantId(), 1_000);
        assertThat(studio.worker().eventRouter().route(studio.tenantId(), 1_000)).isZero();
        return id;
    }

    /// @return the notification's id
    private UUID task() {
        studio.api().tasks().create(agency, key(),
                new CreateTask(project.id(), BoardColumn.TODO, new TaskContent("Grade", "", null)));
        return newest("task.created");
    }

    private UUID comment(Principal author) {
        var task = studio.api().tasks().create(agency, key(),
                new CreateTask(project.id(), BoardColumn.TODO, new TaskContent("Mix", "", null)));
        studio.api().comments().add(author, key(), new AddComment(task.id(), "Louder"));
        return newest("comment.created");
    }

    /// A film that could not be read: the event has no actor, so that every member is notified.
    private UUID film() {
        var asset = studio.api().assets().create(agency, key(),
                new CreateAsset(project.id(), "Titles"));
        var version = asset.versions().getFirst().id();
        studio.worker().assets().uploadOpened(studio.tenantId(), version, "upload", "https://example.com");
        studio.worker().assets().progressed(studio.tenantId(), studio.worker().assets()
                .find(studio.tenantId(), version).orElseThrow(), new Progress.Failed("upload errored"));
        return newest("asset-version.failed");
    }

    private UUID newest(String type) {
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select id from notification where tenant_id = ? and type = ? order by id desc limit 1",
                        studio.tenantId(), type)
                .mapTo(UUID.class).one());
    }

    private void connect() {
        studio.api().slackConnections().connect(admin, key(), new ConnectSlack(new Target.Webhook(WEBHOOK)));
    }

    private void prefer(Principal principal, DeliveryMode choice) {
        change(principal, wishes(choice, ZoneId.of("UTC"), LocalTime.of(8, 0)));
    }

    private void change(Principal principal, PreferenceValues wishes) {
        var preferences = studio.api().preferences();
        preferences.change(principal, null, command(preferences.get(principal).version(), wishes));
    }

    private static ChangeNotificationPreferences command(long version, PreferenceValues values) {
        return new ChangeNotificationPreferences(version, Patch.of(values.approvals()), Patch.of(values.assets()),
                Patch.of(values.tasks()), Patch.of(values.comments()), Patch.of(values.timeZone()),
                Patch.of(values.digestAt()));
    }

    private static PreferenceValues wishes(DeliveryMode choice, ZoneId zone, LocalTime at) {
        return new PreferenceValues(choice, choice, choice, choice, zone, at);
    }

    private int count(String tableAndCondition) {
        var where = tableAndCondition.contains(" where ") ? " and " : " where ";
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select count(*) from " + tableAndCondition + where + "tenant_id = ?", studio.tenantId())
                .mapTo(int.class).one());
    }

    private Project project() {
        return studio.api().projects().create(admin, key(), new ProjectContent("Spring", ""));
    }

    private Principal join(Project project, Role role) {
        var principal = studio.join(role);
        studio.api().projects().addMember(admin, null,
                new AddProjectMember(project.id(), principal.requiredMemberId()));
        return principal;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
