package com.motionmavericks.domain.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.projects.AddProjectMember;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.projects.RemoveProjectMember;
import com.motionmavericks.domain.tasks.BoardColumn;
import com.motionmavericks.domain.tasks.CreateTask;
import com.motionmavericks.domain.tasks.TaskContent;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestsTest extends NotifiedStudio {
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
    void aDigestChangesUpdatedAtAndNotTheVersion() {
        prefer(guest, DeliveryMode.DIGEST);
        route(task());
        var before = studio.api().preferences().get(guest);
        deliveries.mailed(
                digests.prepareMail(studio.tenantId(), claimFor(guest)).orElseThrow(), "vendor-1");
        var after = studio.api().preferences().get(guest);
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.nextDigestAt()).isAfter(before.nextDigestAt());
        assertThat(after.updatedAt()).isEqualTo(clock.instant());
    }
}
