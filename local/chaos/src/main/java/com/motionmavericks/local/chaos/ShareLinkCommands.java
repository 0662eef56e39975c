package com.motionmavericks.local.chaos;

import com.motionmavericks.local.chaos.ShareLinkVerdict.Link;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Commands about share links.
final class ShareLinkCommands {
    static final List<CommandType> TYPES = List.of(
            new CommandType("share an asset version", 7, ShareLinkCommands::share),
            new CommandType("extend a share link", 4, ShareLinkCommands::extend),
            new CommandType("revoke a share link", 2, ShareLinkCommands::revoke));
    private static final Duration SHORT = Duration.ofSeconds(12);
    private static final Duration LONG = Duration.ofDays(3);
    /// Each long term adds three days, and a link may be open for at most ninety.
    private static final int MOST_TERMS = 25;
    private static final String PASSWORD = "Open, Sesame";

    private ShareLinkCommands() {}

    static final class ShareLink extends Expected {
        private final BoardCommands.Project project;
        private final String page;
        private final boolean hasPassword;
        private boolean isShort;
        private boolean isRevoked;
        private int terms = 1;
        private int expired;

        private ShareLink(String id, BoardCommands.Project project, String page, boolean hasPassword, boolean isShort) {
            super(id, "/v1/share-links/" + id);
            this.project = project;
            this.page = page;
            this.hasPassword = hasPassword;
            setShort(isShort);
        }

        private void setShort(boolean isShortNow) {
            isShort = isShortNow;
            expect("status", isShort ? "EXPIRED" : "OPEN");
        }

        boolean isOpen() {
            return !isShort && !isRevoked;
        }

        /// Opens the page of the link, as a browser does.
        ///
        /// @return the status
        int openPage(Client client) {
            var reply = hasPassword
                    ? client.http().submit(page, "password", PASSWORD)
                    : client.http().get("", page);
            return reply.status();
        }

        /// The expected expiries. It is unknown whether a short term ended before the link was revoked.
        Link expected() {
            return new Link(id(), terms, expired + (isShort && !isRevoked ? 1 : 0), expired + (isShort ? 1 : 0));
        }
    }

    private static Optional<Command> share(Client client) {
        var isShort = client.random().nextInt(3) == 0;
        var hasPassword = client.random().nextInt(3) == 0;
        return client.pick(AssetCommands.Version.class, version -> version.isUploaded() && version.project().isOpen())
                .map(version -> Command.of(version.project().anyMember(client, Member::mayEdit), () -> {
                    client.await("READY of " + version.path(), () -> Optional.of(client.read(version).json())
                            .filter(now -> now.get("status").asText().equals("READY")));
                    var body = new HashMap<String, Object>(Map.of("expiresAt",
                            Instant.now().plus(isShort ? SHORT : LONG)));
                    if (hasPassword) {
                        body.put("password", PASSWORD);
                    }
                    return Request.post(version.path() + "/share-links", body);
                }, reply -> {
                    var link = client.add(new ShareLink(reply.json().get("id").asText(), version.project(),
                            URI.create(reply.json().get("url").asText()).getPath(), hasPassword, isShort));
                    client.studio().expectEvent("share-link.created", link.id());
                })).map(command -> isShort ? command.withDeadline() : command);
    }

    /// A link with a short term is extended after it has expired, so that the number of its expiries is certain.
    private static Optional<Command> extend(Client client) {
        return client.pick(ShareLink.class,
                link -> !link.isRevoked && link.terms < MOST_TERMS && link.project.isOpen()).map(link -> {
                    var isShort = link.isShort && client.random().nextBoolean();
                    var command = Command.of(client.studio().admin(), () -> {
                        var now = link.isShort
                                ? client.await("the expiry of " + link.path(), () -> Optional.of(client.read(link))
                                        .filter(reply -> reply.json().has("closedAt")))
                                : client.read(link);
                        var expiresAt = Instant.now().plus(isShort ? SHORT : LONG.multipliedBy(link.terms + 1));
                        return Request.post(link.path() + "/extend", Map.of("expiresAt", expiresAt)).with("If-Match",
                                now.header("ETag"));
                    }, _ -> {
                        link.terms++;
                        link.expired += link.isShort ? 1 : 0;
                        link.setShort(isShort);
                        client.studio().expectEvent("share-link.extended", link.id());
                    });
                    return isShort ? command.withDeadline() : command;
                });
    }

    private static Optional<Command> revoke(Client client) {
        return client.pick(ShareLink.class, link -> !link.isRevoked).map(link -> Command.of(client.studio().admin(),
                () -> Request.post(link.path() + "/revoke", Map.of()).with("If-Match",
                        client.read(link).header("ETag")),
                _ -> {
                    link.isRevoked = true;
                    link.expect("status", "REVOKED");
                    client.studio().expectEvent("share-link.revoked", link.id());
                }));
    }
}
