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

/// Rules for share links: they expire, warn, close and open as expected.
final class ShareLinkVerdict {
    static final String EXPIRED = "share-link.expired";
    private static final String WARNING = "share-link-expiring/2";
    /// The longest delay of due work while all processes run. The sweep takes a part of it, and a killed worker's tasks another.
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private ShareLinkVerdict() {}

    /// What is expected of a link.
    ///
    /// @param terms the number of its terms
    /// @param minExpiries how often it must have expired
    /// @param maxExpiries how often it may have expired
    record Link(String id, int terms, int minExpiries, int maxExpiries) {}

    /// A link that has expired.
    record Closing(String id, Instant expiresAt, Instant closedAt) {}

    /// The answer of a link's page to a person who has the link and its password.
    record PageView(String link, boolean isOpen, int status) {}

    /// Each link has expired as often as its terms have ended.
    static Finding expiries(Collection<Link> links, Collection<Event> events) {
        var byLink = events.stream().filter(event -> event.type().equals(EXPIRED))
                .collect(groupingBy(Event::subjectId, counting()));
        var violations = new ArrayList<String>();
        for (var link : links) {
            var times = byLink.getOrDefault(link.id(), 0L);
            if (times < link.minExpiries() || times > link.maxExpiries()) {
                violations.add(link + " has expired " + times + " times");
            }
        }
        var known = links.stream().map(Link::id).collect(Collectors.toSet());
        byLink.keySet().stream().filter(id -> !known.contains(id))
                .forEach(id -> violations.add("The unknown link " + id + " has expired"));
        return new Finding("each share link expires once per ended term", links.size(), violations);
    }

    /// Each term has at most one warning.
    static Finding warnings(Collection<Link> links, Collection<Delivery> deliveries) {
        var byId = links.stream().collect(Collectors.toMap(Link::id, Function.identity()));
        var violations = new ArrayList<String>();
        var warnings = deliveries.stream().filter(delivery -> delivery.template().equals(WARNING)).toList();
        warnings.stream().collect(groupingBy(warning -> warning.subjectId() + ", term " + warning.generation(),
                counting())).forEach((term, times) -> {
                    if (times > 1) {
                        violations.add("The owner was warned " + times + " times about the link " + term);
                    }
                });
        for (var warning : warnings) {
            var link = byId.get(warning.subjectId());
            if (link == null || warning.generation() > link.terms()) {
                violations.add(warning + " belongs to no term of " + link);
            }
        }
        return new Finding("each term of a share link has at most one warning", warnings.size(), violations);
    }

    /// Each link was closed on time, or soon after all processes were running again.
    static Finding closings(Collection<Closing> closings, Collection<Outage> outages) {
        var inOrder = outages.stream().sorted(Comparator.comparing(Outage::from)).toList();
        var violations = new ArrayList<String>();
        for (var closing : closings) {
            if (closing.closedAt().isBefore(closing.expiresAt())
                    || longestUptime(closing.expiresAt(), closing.closedAt(), inOrder).compareTo(LONGEST_DELAY) > 0) {
                violations.add(closing + " was not closed on time, although all processes were running");
            }
        }
        return new Finding("each expired share link was closed on time", closings.size(), violations);
    }

    /// The page of an open link opens, that of a closed link is not found.
    static Finding pages(Collection<PageView> pages) {
        return new Finding("each share link opens until it is closed", pages.size(), pages.stream()
                .filter(page -> page.status() != (page.isOpen() ? 200 : 404)).map(PageView::toString).toList());
    }

    /// The longest part of a period without an outage.
    private static Duration longestUptime(Instant from, Instant until, List<Outage> inOrder) {
        var longest = Duration.ZERO;
        var upSince = from;
        for (var outage : inOrder) {
            if (outage.from().isAfter(until)) {
                break;
            }
            longest = longer(longest, Duration.between(upSince, outage.from()));
            upSince = outage.until().isAfter(upSince) ? outage.until() : upSince;
        }
        return longer(longest, Duration.between(upSince, until));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
