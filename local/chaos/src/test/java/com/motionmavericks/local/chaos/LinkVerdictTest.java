package com.motionmavericks.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.chaos.LinkVerdict.Closing;
import com.motionmavericks.local.chaos.LinkVerdict.Link;
import com.motionmavericks.local.chaos.LinkVerdict.Seen;
import com.motionmavericks.local.chaos.ProcessKiller.Outage;
import com.motionmavericks.local.chaos.Verdict.Delivery;
import com.motionmavericks.local.chaos.Verdict.Event;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkVerdictTest {
    private static final Link LINK = new Link("link", 2, 1, 2);
    private static final Event EXPIRED = new Event("share-link.expired", "link", "");
    private static final Instant END = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void aLinkExpiresAsOftenAsItsTimeEnds() {
        assertThat(LinkVerdict.expiries(List.of(LINK), List.of(EXPIRED, EXPIRED)).violations()).isEmpty();
        assertThat(LinkVerdict.expiries(List.of(LINK), List.of()).violations()).as("never").hasSize(1);
        assertThat(LinkVerdict.expiries(List.of(LINK), List.of(EXPIRED, EXPIRED, EXPIRED)).violations())
                .as("too often").hasSize(1);
        assertThat(LinkVerdict.expiries(List.of(), List.of(EXPIRED)).violations()).as("nobody's").hasSize(1);
    }

    @Test
    void itsOwnerIsWarnedOnceATerm() {
        var links = List.of(LINK);
        assertThat(LinkVerdict.warnings(links, List.of(warning(1, "owner"), warning(2, "owner"))).violations())
                .isEmpty();
        assertThat(LinkVerdict.warnings(links, List.of(warning(1, "owner"), warning(1, "other"))).violations())
                .as("twice").hasSize(1);
        assertThat(LinkVerdict.warnings(links, List.of(warning(3, "owner"))).violations()).as("of no term")
                .hasSize(1);
        assertThat(LinkVerdict.warnings(List.of(), List.of(warning(1, "owner"))).violations()).as("of no link")
                .hasSize(1);
    }

    @Test
    void itIsClosedOnTimeOrSoonAfterEverythingIsUp() {
        var outages = List.of(outage(50, 100), outage(0, 10), outage(20, 60));
        assertThat(LinkVerdict.closings(List.of(closedAfter(0), closedAfter(29)), List.of()).violations()).isEmpty();
        assertThat(LinkVerdict.closings(List.of(closedAfter(129)), outages).violations()).as("soon after").isEmpty();
        assertThat(LinkVerdict.closings(List.of(closedAfter(131)), outages).violations()).as("late").hasSize(1);
        assertThat(LinkVerdict.closings(List.of(closedAfter(31)), List.of(outage(40, 50))).violations())
                .as("late before it").hasSize(1);
        assertThat(LinkVerdict.closings(List.of(closedAfter(-1)), List.of()).violations()).as("early").hasSize(1);
    }

    @Test
    void itsPageIsThereUntilItIsClosed() {
        assertThat(LinkVerdict.pages(List.of(new Seen("link", true, 200), new Seen("other", false, 404))).violations())
                .isEmpty();
        assertThat(LinkVerdict.pages(List.of(new Seen("link", false, 200))).violations()).as("leaks").hasSize(1);
        assertThat(LinkVerdict.pages(List.of(new Seen("link", true, 404))).violations()).as("lost").hasSize(1);
    }

    private static Delivery warning(int term, String member) {
        return new Delivery("delivery-" + term + member, "link", term, "share-link-expiring/1", member, true);
    }

    private static Closing closedAfter(int seconds) {
        return new Closing("link", END, END.plusSeconds(seconds));
    }

    private static Outage outage(int from, int until) {
        return new Outage(END.plusSeconds(from), END.plusSeconds(until));
    }
}
