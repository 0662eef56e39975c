package com.motionmavericks.domain.securityevents;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.motionmavericks.domain.operations.Cleanup;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.securityevents.SecurityEvent.Kind;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecurityEventsTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final PageRequest FIRST = new PageRequest(100, null);

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final TestStudio other = TestStudio.create(DATABASE, clock);
    private final SecurityEvents events = studio.api().securityEvents();
    private final UUID subject = UUID.randomUUID();

    @Test
    void alikeRequestsOfOneMinuteAndNetworkAreOneEventWithTheirNumber() {
        clock.advance(Duration.between(clock.instant(),
                clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1))));
        var first = clock.instant();
        record(studio, Kind.WRONG_PASSWORD, "203.0.113.7");
        record(studio, Kind.WRONG_PASSWORD, "203.0.113.8");
        events.save();
        clock.advance(Duration.ofSeconds(59));
        record(studio, Kind.WRONG_PASSWORD, "203.0.113.7");
        record(studio, Kind.WRONG_PASSWORD, "2001:db8:1:2::3");
        record(studio, Kind.FORGED_TOKEN, null);
        events.save();
        clock.advance(Duration.ofSeconds(1));
        record(studio, Kind.WRONG_PASSWORD, "203.0.113.7");
        events.save();
        assertThat(list(studio, Kind.WRONG_PASSWORD)).extracting(SecurityEvent::network, SecurityEvent::count)
                .containsExactlyInAnyOrder(tuple("203.0.113.0/24", 1L), tuple("2001:db8:1:0:0:0:0:0/48", 1L),
                        tuple("203.0.113.0/24", 3L));
        assertThat(list(studio, Kind.WRONG_PASSWORD)).filteredOn(event -> event.count() == 3).singleElement()
                .satisfies(event -> {
                    assertThat(event.firstAt()).isEqualTo(first);
                    assertThat(event.lastAt()).isEqualTo(first.plusSeconds(59));
                    assertThat(event.subjectId()).isEqualTo(subject);
                });
        assertThat(list(studio, null)).hasSize(4);
    }

    @Test
    void aStudioSeesItsOwnOnly() {
        record(studio, Kind.FORGED_SIGNATURE, null);
        record(other, Kind.RATE_LIMITED, null);
        events.record(Kind.FORGED_TOKEN, UUID.randomUUID(), subject, Origin.internal("no such studio"));
        events.save();
        assertThat(list(studio, null)).extracting(SecurityEvent::kind).containsExactly(Kind.FORGED_SIGNATURE);
        assertThat(list(other, null)).extracting(SecurityEvent::kind).containsExactly(Kind.RATE_LIMITED);
        refused(Refusal.NOT_ALLOWED, () -> events.list(studio.join(Role.AGENCY), null, FIRST));
    }

    @Test
    void aFloodFromManyNetworksStoresFewRowsAndTheirWholeNumber() {
        IntStream.range(0, 5000)
                .forEach(i -> record(studio, Kind.WRONG_PASSWORD, "10." + i / 250 + "." + i % 250 + ".1"));
        events.save();
        var page = new PageRequest(100, null);
        var rows = 0;
        var requests = 0L;
        for (var next = page; next != null;) {
            var listed = events.list(studio.admin(), null, next);
            rows += listed.items().size();
            requests += listed.items().stream().mapToLong(SecurityEvent::count).sum();
            next = listed.next() == null ? null : new PageRequest(100, listed.next());
        }
        assertThat(rows).isEqualTo(1001);
        assertThat(requests).isEqualTo(5000);
    }

    @Test
    void theyAreForgottenAfterNinetyDays() {
        record(studio, Kind.WRONG_PASSWORD, null);
        events.save();
        clock.advance(Duration.ofDays(90));
        record(studio, Kind.FORGED_TOKEN, null);
        events.save();
        Cleanup.forgetOldRows(studio.worker().database());
        assertThat(list(studio, null)).hasSize(2);
        clock.advance(Duration.ofMillis(1));
        Cleanup.forgetOldRows(studio.worker().database());
        assertThat(list(studio, null)).extracting(SecurityEvent::kind).containsExactly(Kind.FORGED_TOKEN);
    }

    private void record(TestStudio of, Kind kind, @Nullable String address) {
        events.record(kind, of.tenantId(), subject, new Origin("test", address, null));
    }

    private List<SecurityEvent> list(TestStudio of, @Nullable Kind kind) {
        return events.list(of.admin(), kind, FIRST).items();
    }
}
