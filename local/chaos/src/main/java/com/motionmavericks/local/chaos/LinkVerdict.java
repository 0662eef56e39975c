package com.motionmavericks.local.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.motionmavericks.local.chaos.ProcessKiller.Outage;
import com.motionmavericks.local.chaos.Verdict.Delivery;
import com.motionmavericks.local.chaos.Verdict.Event;
import com.motionmavericks.local.chaos.Verdict.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Whether share links opened and closed as they should.
final class LinkVerdict {
    static final String EXPIRED = "share-link.expired";
    private static final String WARNING = "share-link-expiring/1";
    /// While everything is up, nobody waits longer for what is due: the sweep is one part of it, and what a killed worker
    /// had taken with it another.
    private static final Duration SOON = Duration.ofSeconds(30);

    private LinkVerdict() {}

    /// @param terms that it was given
    /// @param least how often it must have expired
    /// @param most how often it may have
    record Link(String id, int terms, int least, int most) {}

    /// A link that has expired.
    record Closing(String id, Instant expiresAt, Instant closedAt) {}

    /// A link's page, as somebody saw it who has the link and its password.
    record Seen(String link, boolean isOpen, int status) {}

    /// Each has expired as often as its time was over.
    static Finding expiries(Collection<Link> links, Collection<Event> events) {
        var byLink = events.stream().filter(event -> event.type().equals(EXPIRED))
                .collect(groupingBy(Event::subjectId, counting()));
        var violations = new ArrayList<String>();
        for (var link : links) {
            var times = byLink.getOrDefault(link.id(), 0L);
            if (times < link.least() || times > link.most()) {
                violations.add(link + " has expired " + times + " times");
            }
        }
        var known = links.stream().map(Link::id).collect(Collectors.toSet());
        byLink.keySet().stream().filter(id -> !known.contains(id))
                .forEach(id -> violations.add("The unknown link " + id + " has expired"));
        return new Finding("each share link expires as often as its time ends", links.size(), violations);
    }

    /// One warning at most for each term that there was.
    static Finding warnings(Collection<Link> links, Collection<Delivery> deliveries) {
        var byId = links.stream().collect(Collectors.toMap(Link::id, Function.identity()));
        var violations = new ArrayList<String>();
        var warnings = deliveries.stream().filter(delivery -> delivery.template().equals(WARNING)).toList();
        warnings.stream().collect(groupingBy(warning -> warning.subjectId() + ", term " + warning.generation(),
                counting())).forEach((term, times) -> {
                    if (times > 1) {
                        violations.add("The owner was warned " + times + " times of the link " + term);
                    }
                });
        for (var warning : warnings) {
            var link = byId.get(warning.subjectId());
            if (link == null || warning.generation() > link.terms()) {
                violations.add(warning + " is of no term of " + link);
            }
        }
        return new Finding("one warning at most for each term", warnings.size(), violations);
    }

    /// Closed on time, or soon after everything is up again.
    static Finding closings(Collection<Closing> closings, Collection<Outage> outages) {
        var inOrder = outages.stream().sorted(Comparator.comparing(Outage::from)).toList();
        var violations = new ArrayList<String>();
        for (var closing : closings) {
            if (closing.closedAt().isBefore(closing.expiresAt())
                    || longestCalm(closing.expiresAt(), closing.closedAt(), inOrder).compareTo(SOON) > 0) {
                violations.add(closing + " was not closed on time, although everything was up for long");
            }
        }
        return new Finding("an expired share link is closed on time", closings.size(), violations);
    }

    /// An open one opens, a closed one is not found.
    static Finding pages(Collection<Seen> pages) {
        return new Finding("a share link opens until it is closed", pages.size(), pages.stream()
                .filter(page -> page.status() != (page.isOpen() ? 200 : 404)).map(Seen::toString).toList());
    }

    /// The longest time without any outage in between.
    private static Duration longestCalm(Instant from, Instant until, List<Outage> inOrder) {
        var longest = Duration.ZERO;
        var calmSince = from;
        for (var outage : inOrder) {
            if (outage.from().isAfter(until)) {
                break;
            }
            longest = longer(longest, Duration.between(calmSince, outage.from()));
            calmSince = outage.until().isAfter(calmSince) ? outage.until() : calmSince;
        }
        return longer(longest, Duration.between(calmSince, until));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
