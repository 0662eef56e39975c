package com.motionmavericks.domain.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.projects.Project;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.tasks.BoardColumn;
import com.motionmavericks.domain.tasks.CreateTask;
import com.motionmavericks.domain.tasks.TaskContent;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;

/// A studio with a project, whose members are notified of what happens in it.
abstract class NotifiedStudio {
    static final TestDatabase DATABASE = new TestDatabase();

    final SettableClock clock = new SettableClock();
    final TestStudio studio = TestStudio.create(DATABASE, clock);
    final Digests digests = studio.worker().digests();
    final Deliveries deliveries = studio.worker().deliveries();
    final Principal admin = studio.admin();
    final Project project = project();
    final Principal agency = join(project, Role.AGENCY);
    final Principal guest = join(project, Role.GUEST);

    /// Goes to the time of the next digest.
    ///
    /// @return the id of the member's digest
    UUID claimFor(Principal member) {
        clock.set(firstDigestAt());
        digests.claim(studio.tenantId(), clock.instant());
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select id from digest where tenant_id = ? and member_id = ?", studio.tenantId(),
                        member.memberId())
                .mapTo(UUID.class).one());
    }

    Instant firstDigestAt() {
        return Objects.requireNonNull(digests.get(studio.tenantId()).claimDueAt());
    }

    /// Routes all events.
    ///
    /// @return the given id
    UUID route(UUID id) {
        studio.worker().eventRouter().route(studio.tenantId(), 1_000);
        assertThat(studio.worker().eventRouter().route(studio.tenantId(), 1_000)).isZero();
        return id;
    }

    /// @return the notification's id
    UUID task() {
        studio.api().tasks().create(agency, key(),
                new CreateTask(project.id(), BoardColumn.TODO, new TaskContent("Grade", "", null)));
        return newest("task.created");
    }

    UUID newest(String type) {
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select id from notification where tenant_id = ? and type = ? order by id desc limit 1",
                        studio.tenantId(), type)
                .mapTo(UUID.class).one());
    }

    void prefer(Principal principal, DeliveryMode choice) {
        change(principal, wishes(choice, ZoneId.of("UTC"), LocalTime.of(8, 0)));
    }

    void change(Principal principal, PreferenceValues wishes) {
        var preferences = studio.api().preferences();
        preferences.change(principal, null, command(preferences.get(principal).version(), wishes));
    }

    static ChangeNotificationPreferences command(long version, PreferenceValues values) {
        return new ChangeNotificationPreferences(version, Patch.of(values.approvals()), Patch.of(values.assets()),
                Patch.of(values.tasks()), Patch.of(values.comments()), Patch.of(values.timeZone()),
                Patch.of(values.digestAt()));
    }

    static PreferenceValues wishes(DeliveryMode choice, ZoneId zone, LocalTime at) {
        return new PreferenceValues(choice, choice, choice, choice, zone, at);
    }

    int count(String tableAndCondition) {
        var where = tableAndCondition.contains(" where ") ? " and " : " where ";
        return DATABASE.superuser().withHandle(handle -> handle
                .select("select count(*) from " + tableAndCondition + where + "tenant_id = ?", studio.tenantId())
                .mapTo(int.class).one());
    }

    Project project() {
        return studio.api().projects().create(admin, key(), new ProjectContent("Spring", ""));
    }

    Principal join(Project project, Role role) {
        return studio.join(role, project.id());
    }

    static String key() {
        return UUID.randomUUID().toString();
    }
}
