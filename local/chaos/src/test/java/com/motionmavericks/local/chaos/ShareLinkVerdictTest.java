package com.motionmavericks.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.chaos.ShareLinkVerdict.Closing;
import com.motionmavericks.local.chaos.ShareLinkVerdict.Link;
import com.motionmavericks.local.chaos.ShareLinkVerdict.PageView;
import com.motionmavericks.local.chaos.ProcessKiller.Outage;
import com.motionmavericks.local.chaos.Verdict.Delivery;
import com.motionmavericks.local.chaos.Verdict.Event;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareLinkVerdictTest {
    private static final Link LINK = new Link("link", 2, 1, 2);
    private static final Event EXPIRED = new Event("share-link.expired", "link", "");
    private static final Instant END = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void aLinkExpiresOncePerEndedTerm() {
        assertThat(ShareLinkVerdict.expiries(List.of(LINK), List.of(EXPIRED, EXPIRED)).violations()).isEmpty();
        assertThat(ShareLinkVerdict.expiries(List.of(LINK), List.of()).violations()).as("never").hasSize(1);
        assertThat(ShareLinkVerdict.expiries(List.of(LINK), List.of(EXPIRED, EXPIRED, EXPIRED)).violations())
                .as("too often").hasSize(1);
        assertThat(ShareLinkVerdict.expiries(List.of(), List.of(EXPIRED)).violations()).as("unknown link").hasSize(1);
    }

    @Test
    void itsOwnerIsWarnedOncePerTerm() {
        var links = List.of(LINK);
        assertThat(ShareLinkVerdict.warnings(links, List.of(warning(1, "owner"), warning(2, "owner"))).violations())
                .isEmpty();
        assertThat(ShareLinkVerdict.warnings(links, List.of(warning(1, "owner"), warning(1, "other"))).violations())
                .as("twice").hasSize(1);
        assertThat(ShareLinkVerdict.warnings(links, List.of(warning(3, "owner"))).violations()).as("of no term")
                .hasSize(1);
        assertThat(ShareLinkVerdict.warnings(List.of(), List.of(warning(1, "owner"))).violations()).as("of no link")
                .hasSize(1);
    }

    @Test
    void itIsClosedOnTimeOrSoonAfterAnOutage() {
        var outages = List.of(outage(50, 100), outage(0, 10), outage(20, 60));
        assertThat(ShareLinkVerdict.closings(List.of(closedAfter(0), closedAfter(29)), List.of()).violations())
                .isEmpty();
        assertThat(ShareLinkVerdict.closings(List.of(closedAfter(129)), outages).violations()).as("soon after")
                .isEmpty();
        assertThat(ShareLinkVerdict.closings(List.of(closedAfter(131)), outages).violations()).as("late").hasSize(1);
        assertThat(ShareLinkVerdict.closings(List.of(closedAfter(31)), List.of(outage(40, 50))).violations())
                .as("late before the outage").hasSize(1);
        assertThat(ShareLinkVerdict.closings(List.of(closedAfter(-1)), List.of()).violations()).as("early").hasSize(1);
    }

    @Test
    void itsPageOpensUntilItIsClosed() {
        assertThat(ShareLinkVerdict.pages(List.of(new PageView("link", true, 200), new PageView("other", false, 404)))
                .violations())
                .isEmpty();
        assertThat(ShareLinkVerdict.pages(List.of(new PageView("link", false, 200))).violations())
                .as("open after it was closed").hasSize(1);
        assertThat(ShareLinkVerdict.pages(List.of(new PageView("link", true, 404))).violations())
                .as("not found while it is open").hasSize(1);
    }

    private static Delivery warning(int term, String member) {
        return new Delivery("delivery-" + term + member, "link", term, "share-link-expiring/2", member, true);
    }

    private static Closing closedAfter(int seconds) {
        return new Closing("link", END, END.plusSeconds(seconds));
    }

    private static Outage outage(int from, int until) {
        return new Outage(END.plusSeconds(from), END.plusSeconds(until));
    }
}
