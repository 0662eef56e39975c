package com.motionmavericks.domain.sharelinks;

import com.motionmavericks.domain.problems.FieldError;
import com.motionmavericks.domain.assets.AssetVersion;
import com.motionmavericks.domain.assets.Assets;
import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.identity.Device;
import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.projects.ProjectListener;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.secrets.Passwords;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.securityevents.SecurityEvent;
import com.motionmavericks.domain.securityevents.SecurityEvents;
import com.motionmavericks.domain.sharelinks.ShareLink.Status;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What people do with share links, and what happens to them with their project. [ShareLinkProcess] has what their workflow
/// does.
public final class ShareLinks implements ProjectListener {
    private static final Logger LOG = LoggerFactory.getLogger(ShareLinks.class);
    private static final String NAME = "share link";
    private static final String TOKEN_PURPOSE = "share-link";
    private static final int FIRST_GENERATION = 1;
    /// A wrong password too many locks the link.
    private static final int WRONG_PASSWORDS = 20;
    private static final Duration COUNTED_FOR = Duration.ofMinutes(15);

    private final TenantDatabase db;
    private final Commands commands;
    private final Tokens tokens;
    private final Cursors cursors;
    private final ShareLinkTimes times;
    private final SecurityEvents securityEvents;

    public ShareLinks(TenantDatabase db, Commands commands, Tokens tokens, Cursors cursors,
            ShareLinkTimes times, SecurityEvents securityEvents) {
        this.db = db;
        this.commands = commands;
        this.tokens = tokens;
        this.cursors = cursors;
        this.times = times;
        this.securityEvents = securityEvents;
    }

    /// Shares a version of a film that is ready, for ADMIN and AGENCY.
    ///
    /// @throws Refused with NOT_FOUND, PROJECT_ARCHIVED, INVALID, ASSET_VERSION_NOT_READY, ASSET_VERSION_TRASHED,
    ///         ASSET_VERSION_DELETED, or OVERLOADED when too many passwords are being checked
    public ShareLink create(Credential caller, String idempotencyKey, CreateShareLink command) {
        var password = command.password();
        if (password != null && Passwords.isWeak(password)) {
            throw Refused.invalid("/password", FieldError.Code.TOO_WEAK, "is easy to guess: add a few unrelated words");
        }
        var passwordHash = password == null ? null : Passwords.hash(password);
        return commands.once(caller, Access.ADMIN_AND_AGENCY, idempotencyKey, command, ShareLink.class, tx -> {
            Projects.requireOpen(tx, requireVersion(tx, command.assetVersionId()).projectId());
            var version = Assets.lockKept(tx, command.assetVersionId()).orElseThrow();
            if (version.status() != AssetVersion.Status.READY) {
                throw new Refused(Refusal.ASSET_VERSION_NOT_READY, "Only a version that is READY can be shared.",
                        Map.of("assetVersionStatus", version.status()));
            }
            var term = term(tx, command.expiresAt());
            var id = tx.newId();
            var claims = new Tokens.Claims(TOKEN_PURPOSE, tx.principal().tenantId(), id, FIRST_GENERATION,
                    tokens.currentKeyId());
            var link = tx.dao(ShareLinkDao::new).insert(claims, version.id(), Tokens.sha256(tokens.derive(claims)),
                    passwordHash, tx.principal().requiredMemberId(), tx.now(), term);
            record(tx, link, ShareLinkEvent.CREATED, Map.of("assetVersionId", version.id(), "expiresAt",
                    term.expiresAt(), "hasPassword", passwordHash != null));
            signal(tx, ShareLinkSignal.CREATED, link);
            return link;
        });
    }

    /// Extends a link's time, for ADMIN and AGENCY. An expired link is open again.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION, SHARE_LINK_REVOKED, PROJECT_ARCHIVED, ASSET_VERSION_TRASHED,
    ///         ASSET_VERSION_DELETED or INVALID
    public ShareLink extend(Credential caller, String idempotencyKey, ExtendShareLink command) {
        return commands.once(caller, Access.ADMIN_AND_AGENCY, idempotencyKey, command, ShareLink.class, tx -> {
            var before = unrevoked(tx, command.id(), command.version());
            Assets.lockKept(tx, before.assetVersionId());
            if (!command.expiresAt().isAfter(before.expiresAt())) {
                throw Refused.invalid("/expiresAt", FieldError.Code.OUT_OF_RANGE, "must be later than it is now");
            }
            var term = term(tx, command.expiresAt());
            var link = tx.dao(ShareLinkDao::new).extend(before.id(),
                    Projects.sees(tx, before.projectId(), before.createdBy().id())
                            ? term
                            : new ShareLinkDao.Term(term.expiresAt(), null));
            record(tx, link, ShareLinkEvent.EXTENDED,
                    Map.of("before", before.expiresAt(), "after", link.expiresAt()));
            signal(tx, ShareLinkSignal.EXTENDED, link);
            return link;
        });
    }

    /// Revokes a link, for ADMIN and AGENCY; also an expired one, so that nobody can extend it.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION, SHARE_LINK_REVOKED or PROJECT_ARCHIVED
    public ShareLink revoke(Credential caller, String idempotencyKey, RevokeShareLink command) {
        return commands.once(caller, Access.ADMIN_AND_AGENCY, idempotencyKey, command, ShareLink.class,
                tx -> revoke(tx, unrevoked(tx, command.id(), command.version())));
    }

    /// Opens a locked link before its time, for ADMIN and AGENCY. One that is not locked stays as it is.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION, SHARE_LINK_REVOKED or PROJECT_ARCHIVED
    public ShareLink unlock(Credential caller, String idempotencyKey, UnlockShareLink command) {
        return commands.once(caller, Access.ADMIN_AND_AGENCY, idempotencyKey, command, ShareLink.class, tx -> {
            var link = unrevoked(tx, command.id(), command.version());
            if (link.lockedUntil(tx.now()).isEmpty()) {
                return link;
            }
            record(tx, link, ShareLinkEvent.UNLOCKED, Map.of());
            signal(tx, ShareLinkSignal.UNLOCKED, link);
            return tx.dao(ShareLinkDao::new).unlock(link.id());
        });
    }

    public ShareLink get(Credential caller, UUID id) {
        return db.read(caller, Access.MEMBERS, tx -> require(tx, id));
    }

    /// The links of a version of a film, newest first.
    public Page<ShareLink> list(Credential caller, UUID assetVersionId, PageRequest request) {
        return db.read(caller, Access.MEMBERS, tx -> {
            requireVersion(tx, assetVersionId);
            return cursors.newestFirst(tx, "share-links?version=" + assetVersionId, request, ShareLink::id,
                    (after, limit) -> tx.dao(ShareLinkDao::new).list(assetVersionId, after, limit));
        });
    }

    /// The token of a link, for ADMIN and AGENCY. Empty when the key of the link was removed: its token opens nothing.
    public Optional<String> token(ShareLink link) {
        return Optional.ofNullable(link.keyId()).flatMap(keyId -> tokens.tryDerive(
                new Tokens.Claims(TOKEN_PURPOSE, link.tenantId(), link.id(), link.generation(), keyId)));
    }

    /// When a link has shown its film, newest first, for ADMIN and AGENCY.
    public Page<ShareLinkAccess> accesses(Credential caller, UUID id, PageRequest request) {
        return db.read(caller, Access.ADMIN_AND_AGENCY, tx -> {
            require(tx, id);
            return cursors.newestFirst(tx, "share-link-accesses?link=" + id, request, ShareLinkAccess::id,
                    (after, limit) -> tx.dao(ShareLinkAccessDao::new).list(id, after, limit));
        });
    }

    /// The number of accesses that the studio no longer keeps.
    public static long countOldAccesses(Tx tx) {
        return tx.dao(ShareLinkAccessDao::new).countOld(tx.now());
    }

    /// Deletes the next accesses that the studio no longer keeps.
    ///
    /// @return how many
    public static int deleteOldAccesses(Tx tx, int limit) {
        return tx.dao(ShareLinkAccessDao::new).deleteOld(tx.now(), limit);
    }

    /// What a link shows. If it shows the film, that is recorded, at most once a minute. Many wrong passwords lock it.
    ///
    /// @param password what was typed; absent when nothing was
    /// @throws Refused with OVERLOADED when too many passwords are being checked
    public SharedView open(String token, @Nullable String password, Origin origin) {
        return tokens.verify(TOKEN_PURPOSE, token).map(claims -> {
            var bearer = Principal.bearer(claims.tenantId(), origin);
            // The password is checked outside of the transaction, because that takes long.
            Supplier<SharedView> opened = () -> db.read(bearer, tx -> tx
                    .dao(ShareLinkDao::new).findByToken(claims.id(), Tokens.sha256(token))
                    .filter(link -> link.isOpenAt(tx.now())).map(link -> shared(tx, link)))
                    .map(shared -> opened(shared, password, bearer)).orElseGet(SharedView.Nothing::new);
            return password == null ? opened.get() : Passwords.guess(claims.tenantId(), opened);
        }).orElseGet(SharedView.Nothing::new);
    }

    private SharedView opened(Shared shared, @Nullable String password, Principal bearer) {
        var view = shared.opened(password);
        if (view instanceof SharedView.Locked && password != null) {
            securityEvents.record(SecurityEvent.Kind.WRONG_PASSWORD, bearer.tenantId(), shared.link().id(),
                    bearer.origin());
            db.inTenant(bearer, tx -> {
                countWrongPassword(tx, shared.link());
                return null;
            });
        }
        if (view instanceof SharedView.Film && !shared.isRecorded()) {
            try {
                db.inTenant(bearer, tx -> {
                    tx.dao(ShareLinkAccessDao::new).insert(shared.link(), tx.now(),
                            Device.of(bearer.origin()).name());
                    return null;
                });
            } catch (Refused busy) {
                LOG.warn("An access to share link {} was not recorded: {}", shared.link().id(), busy.getMessage());
            }
        }
        return view;
    }

    private void countWrongPassword(Tx tx, ShareLink link) {
        var dao = tx.dao(ShareLinkDao::new);
        var count = dao.countWrongPassword(link.id(), tx.now().minus(COUNTED_FOR), tx.now()).orElse(0);
        if (count >= WRONG_PASSWORDS) {
            var until = tx.now().plus(times.lockFor());
            record(tx, link, ShareLinkEvent.LOCKED, Map.of("wrongPasswords", count, "until", until));
            signal(tx, ShareLinkSignal.LOCKED, dao.lockOut(link.id(), until, tx.now()));
            securityEvents.record(SecurityEvent.Kind.SHARE_LINK_LOCKED, link.tenantId(), link.id(),
                    tx.principal().origin());
        }
    }

    @Override
    public void archived(Tx tx, UUID projectId) {
        tx.dao(ShareLinkDao::new).lockOpen(projectId).forEach(link -> revoke(tx, link));
    }

    /// The links of a member who has left stay open. Nobody is warned before they expire.
    @Override
    public void memberRemoved(Tx tx, UUID projectId, UUID memberId) {
        var dao = tx.dao(ShareLinkDao::new);
        dao.lockOpen(projectId).stream()
                .filter(link -> link.createdBy().id().equals(memberId) && link.warningDueAt() != null).forEach(link -> {
                    dao.skipWarning(link.id(), link.term());
                    signal(tx, ShareLinkSignal.OWNER_LEFT, link);
                });
    }

    /// Revokes a link that is locked and not revoked yet.
    static ShareLink revoke(Tx tx, ShareLink link) {
        record(tx, link, ShareLinkEvent.REVOKED, Map.of());
        signal(tx, ShareLinkSignal.REVOKED, link);
        return tx.dao(ShareLinkDao::new).revoke(link.id(), tx.now());
    }

    static void signal(Tx tx, ShareLinkSignal signal, ShareLink link) {
        Outbox.signal(tx, signal, link.id(), "Share link of a film, expires "
                + link.expiresAt().atOffset(ZoneOffset.UTC).toLocalDate());
    }

    static ShareLink require(Tx tx, UUID id) {
        return tx.dao(ShareLinkDao::new).find(id).orElseThrow(() -> Refused.notFound(NAME));
    }

    static AssetVersion requireVersion(Tx tx, UUID id) {
        return Assets.find(tx, id).orElseThrow(() -> Refused.notFound("asset version"));
    }

    /// What an open link leads to.
    ///
    /// @param lockedUntil absent if it is not locked now
    /// @param isRecorded whether an access was recorded a moment ago
    private record Shared(ShareLink link, @Nullable Instant lockedUntil, @Nullable String passwordHash,
            SharedView.Film film, boolean isRecorded) {
        SharedView opened(@Nullable String password) {
            if (lockedUntil != null) {
                return new SharedView.LockedOut(lockedUntil);
            }
            return passwordHash == null || (password != null && Passwords.matches(password, passwordHash))
                    ? film
                    : new SharedView.Locked();
        }
    }

    private static Shared shared(Tx tx, ShareLink link) {
        var version = requireVersion(tx, link.assetVersionId());
        var video = Objects.requireNonNull(version.video());
        return new Shared(link, link.lockedUntil(tx.now()).orElse(null),
                tx.dao(ShareLinkDao::new).passwordHash(link.id()).orElse(null),
                new SharedView.Film(Members.require(tx, link.createdBy().id()).studio().name(),
                        Assets.name(tx, version.assetId()), video.playbackId(),
                        video.durationSeconds(), video.aspectRatio(), link.expiresAt()),
                tx.dao(ShareLinkAccessDao::new).isRecorded(link.id(), tx.now()));
    }

    private static void record(Tx tx, ShareLink link, ShareLinkEvent type, Map<String, ?> details) {
        Events.recordIn(tx, link.projectId(), type, link.id(), details);
    }

    /// Locks the project before the link, like every change within a project.
    private static ShareLink unrevoked(Tx tx, UUID id, long version) {
        var dao = tx.dao(ShareLinkDao::new);
        dao.projectId(id).ifPresent(projectId -> Projects.requireOpen(tx, projectId));
        var link = Versioned.unchanged(dao.lock(id), version, NAME);
        if (link.status() == Status.REVOKED) {
            throw new Refused(Refusal.SHARE_LINK_REVOKED, "The share link was revoked, and stays so.");
        }
        return link;
    }

    private ShareLinkDao.Term term(Tx tx, Instant expiresAt) {
        Deadlines.requireBetween(times.shortest(), times.longest(), "expiresAt", expiresAt, tx.now());
        return new ShareLinkDao.Term(expiresAt, Deadlines.before(times.warnBefore(), expiresAt, tx.now()));
    }
}
