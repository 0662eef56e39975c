package com.motionmavericks.domain.sharelinks;

import static com.motionmavericks.domain.sharelinks.ShareLinkSignal.ATTENDED;
import static com.motionmavericks.domain.sharelinks.ShareLinkSignal.CREATED;
import static com.motionmavericks.domain.sharelinks.ShareLinkSignal.EXTENDED;
import static com.motionmavericks.domain.sharelinks.ShareLinkSignal.OWNER_LEFT;
import static com.motionmavericks.domain.sharelinks.ShareLinkSignal.REVOKED;

import com.motionmavericks.domain.assets.AssetVersion;
import com.motionmavericks.domain.assets.Assets;
import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.DeliveryListener;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.operations.ParkedStepHandler;
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
import com.motionmavericks.domain.sharelinks.ShareLink.Status;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.versions.Versioned;
import com.motionmavericks.steps.sharelinks.ShareLinkStep;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Every rule and every transition of a share link, whoever calls it: a request, or a workflow through its activities.
public final class ShareLinks implements ParkedStepHandler<ShareLinkStep>, DeliveryListener, ProjectListener {
    /// The type of its workflow in Temporal.
    public static final String WORKFLOW_TYPE = "ShareLink";
    private static final String NAME = "share link";
    private static final String TOKEN_PURPOSE = "share-link";
    private static final int FIRST_GENERATION = 1;

    private final TenantDatabase db;
    private final Commands commands;
    private final Tokens tokens;
    private final Cursors cursors;
    private final ShareLinkTimes times;

    public ShareLinks(TenantDatabase db, Commands commands, Tokens tokens, Cursors cursors,
            ShareLinkTimes times) {
        this.db = db;
        this.commands = commands;
        this.tokens = tokens;
        this.cursors = cursors;
        this.times = times;
    }

    /// Shares a version of a film that is ready, for ADMIN and AGENCY.
    ///
    /// @throws Refused with NOT_FOUND, PROJECT_ARCHIVED, INVALID, or OVERLOADED when too many passwords are being checked
    public ShareLink create(Principal principal, String idempotencyKey, CreateShareLink command) {
        principal.require(Role.ADMIN, Role.AGENCY);
        var password = command.password();
        var passwordHash = password == null ? null : Passwords.hash(password);
        return commands.once(principal, idempotencyKey, command, ShareLink.class, tx -> {
            var version = version(tx, command.assetVersionId());
            Projects.requireOpen(tx, version.projectId());
            if (version.status() != AssetVersion.Status.READY) {
                throw new Refused(Refusal.INVALID, "Only a version that is READY can be shared.");
            }
            var term = term(tx, command.expiresAt());
            var id = tx.newId();
            var claims = new Tokens.Claims(TOKEN_PURPOSE, principal.tenantId(), id, FIRST_GENERATION,
                    tokens.currentKeyId());
            tx.dao(ShareLinkDao.class).insert(claims, version.id(), Tokens.sha256(tokens.derive(claims)),
                    passwordHash, principal.requiredMemberId(), tx.now(), term);
            record(tx, require(tx, id), ShareLinkEvent.CREATED, Map.of("assetVersionId", version.id(), "expiresAt",
                    term.expiresAt(), "hasPassword", passwordHash != null));
            return signal(tx, CREATED, id);
        });
    }

    /// Keeps a link open for longer, for ADMIN and AGENCY: the same link, and one that has expired is open again.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION, SHARE_LINK_REVOKED, PROJECT_ARCHIVED or INVALID
    public ShareLink extend(Principal principal, String idempotencyKey, ExtendShareLink command) {
        principal.require(Role.ADMIN, Role.AGENCY);
        return commands.once(principal, idempotencyKey, command, ShareLink.class, tx -> {
            var link = unrevoked(tx, command.id(), command.version());
            if (!command.expiresAt().isAfter(link.expiresAt())) {
                throw new Refused(Refusal.INVALID, "expiresAt must be later than the present one.");
            }
            var term = term(tx, command.expiresAt());
            tx.dao(ShareLinkDao.class).extend(link.id(), Projects.sees(tx, link.projectId(), link.createdBy())
                    ? term
                    : new ShareLinkDao.Term(term.expiresAt(), null));
            record(tx, link, ShareLinkEvent.EXTENDED,
                    Map.of("before", link.expiresAt(), "after", term.expiresAt()));
            return signal(tx, EXTENDED, link.id());
        });
    }

    /// Closes a link for good, for ADMIN and AGENCY; also one that has expired, so that nobody extends it.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION, SHARE_LINK_REVOKED or PROJECT_ARCHIVED
    public ShareLink revoke(Principal principal, String idempotencyKey, RevokeShareLink command) {
        principal.require(Role.ADMIN, Role.AGENCY);
        return commands.once(principal, idempotencyKey, command, ShareLink.class,
                tx -> revoke(tx, unrevoked(tx, command.id(), command.version())));
    }

    public ShareLink get(Principal principal, UUID id) {
        return db.read(principal, tx -> require(tx, id));
    }

    /// The links of a version of a film, newest first.
    public Page<ShareLink> list(Principal principal, UUID assetVersionId, PageRequest request) {
        return cursors.newestFirst(principal, "share-links?version=" + assetVersionId, request, ShareLink::id,
                (after, limit) -> db.read(principal, tx -> tx.dao(ShareLinkDao.class)
                        .list(version(tx, assetVersionId).id(), after, limit)));
    }

    /// The token of a link, for ADMIN and AGENCY. None is left of a link whose key was taken away: it opens nothing.
    public Optional<String> token(Principal principal, ShareLink link) {
        return principal.role() == Role.GUEST
                ? Optional.empty()
                : tokens.tryDerive(new Tokens.Claims(TOKEN_PURPOSE, principal.tenantId(), link.id(),
                        link.generation(), link.keyId()));
    }

    /// What a link shows. Changes nothing.
    ///
    /// @param password what was typed; absent when nothing was
    /// @throws Refused with OVERLOADED when too many passwords are being checked
    public SharedView open(String token, @Nullable String password, Origin origin) {
        return tokens.verify(TOKEN_PURPOSE, token).map(claims -> {
            // The password is checked after the transaction, which is not to wait for it.
            Supplier<SharedView> opened = () -> db.read(Principal.bearer(claims.tenantId(), origin), tx -> tx
                    .dao(ShareLinkDao.class).findByToken(claims.id(), Tokens.sha256(token))
                    .filter(link -> link.isOpenAt(tx.now())).map(link -> shared(tx, link)))
                    .map(shared -> shared.opened(password)).orElseGet(SharedView.Nothing::new);
            return password == null ? opened.get() : Passwords.guess(opened);
        }).orElseGet(SharedView.Nothing::new);
    }

    /// The link as its workflow sees it, if it is there.
    public Optional<ShareLink> find(UUID tenantId, UUID id) {
        return db.read(Principal.worker(tenantId), tx -> tx.dao(ShareLinkDao.class).find(id));
    }

    /// The warning that is to be mailed to the owner now: empty when nobody wants it any more, or the owner may not see the
    /// project any more.
    public Optional<OutgoingMail> prepareMail(UUID tenantId, UUID id) {
        return db.inTenant(Principal.worker(tenantId), tx -> tx.dao(ShareLinkDao.class).find(id)
                .filter(link -> link.isOpenAt(tx.now()) && link.warningDueAt() != null
                        && Projects.sees(tx, link.projectId(), link.createdBy()))
                .flatMap(link -> Members.find(tx, link.createdBy()).map(owner -> {
                    var warning = new ShareLinkMailData(owner.studio(), Projects.require(tx, link.projectId()).name(),
                            Assets.name(tx, version(tx, link.assetVersionId()).assetId()), link.expiresAt());
                    var delivery = Deliveries.prepare(tx, WORKFLOW_TYPE, id, link.term(), owner.id(),
                            ShareLinkMailData.TEMPLATE, warning);
                    return new OutgoingMail(tenantId, delivery, owner.email(), owner.name(), null);
                })));
    }

    @Override
    public void mailed(Tx tx, Delivery delivery) {
        tx.dao(ShareLinkDao.class).warned(delivery.subjectId(), delivery.generation(), tx.now());
        record(tx, require(tx, delivery.subjectId()), ShareLinkEvent.WARNED,
                Map.of("deliveryId", delivery.id(), "memberId", delivery.requiredMemberId()));
    }

    /// Closes a link whose time is over at an instant.
    public void expire(UUID tenantId, UUID id, Instant asOf) {
        db.asWorker(tenantId, asOf, tx -> {
            if (tx.dao(ShareLinkDao.class).expire(id, tx.now())) {
                record(tx, require(tx, id), ShareLinkEvent.EXPIRED, Map.of());
            }
        });
    }

    @Override
    public void archived(Tx tx, UUID projectId) {
        tx.dao(ShareLinkDao.class).lockOpen(projectId).forEach(link -> revoke(tx, link));
    }

    /// The links of a member who has left stay open, and nobody is warned.
    @Override
    public void memberRemoved(Tx tx, UUID projectId, UUID memberId) {
        var dao = tx.dao(ShareLinkDao.class);
        dao.lockOpen(projectId).stream()
                .filter(link -> link.createdBy().equals(memberId) && link.warningDueAt() != null).forEach(link -> {
                    dao.skipWarning(link.id());
                    signal(tx, OWNER_LEFT, link.id());
                });
    }

    @Override
    public String workflowType() {
        return WORKFLOW_TYPE;
    }

    @Override
    public Class<ShareLinkStep> steps() {
        return ShareLinkStep.class;
    }

    @Override
    public void skip(Tx tx, UUID id, ShareLinkStep step, String target) {
        if (Integer.toString(require(tx, id).term()).equals(target)) {
            tx.dao(ShareLinkDao.class).skipWarning(id);
        }
    }

    @Override
    public void abort(Tx tx, UUID id) {
        tx.dao(ShareLinkDao.class).lock(id).filter(link -> link.isOpenAt(tx.now()))
                .ifPresent(link -> revoke(tx, link));
    }

    @Override
    public void signalAttended(Tx tx, UUID id) {
        signal(tx, ATTENDED, id);
    }

    /// What stands behind an open link.
    private record Shared(@Nullable String passwordHash, SharedView.Film film) {
        SharedView opened(@Nullable String password) {
            return passwordHash == null || (password != null && Passwords.matches(password, passwordHash))
                    ? film
                    : new SharedView.Locked();
        }
    }

    private static Shared shared(Tx tx, ShareLink link) {
        var version = version(tx, link.assetVersionId());
        var video = Objects.requireNonNull(version.video());
        return new Shared(tx.dao(ShareLinkDao.class).passwordHash(link.id()).orElse(null),
                new SharedView.Film(Members.find(tx, link.createdBy()).orElseThrow().studio(),
                        Assets.name(tx, version.assetId()), video.playbackId(), video.durationSeconds(),
                        video.aspectRatio(), link.expiresAt()));
    }

    private static ShareLink revoke(Tx tx, ShareLink link) {
        tx.dao(ShareLinkDao.class).revoke(link.id(), tx.now());
        record(tx, link, ShareLinkEvent.REVOKED, Map.of());
        return signal(tx, REVOKED, link.id());
    }

    private static ShareLink signal(Tx tx, ShareLinkSignal signal, UUID id) {
        var link = require(tx, id);
        Outbox.signal(tx, signal, id, "Share link of a film, expires "
                + link.expiresAt().atOffset(ZoneOffset.UTC).toLocalDate());
        return link;
    }

    private static void record(Tx tx, ShareLink link, ShareLinkEvent type, Map<String, ?> details) {
        Events.recordIn(tx, link.projectId(), type, link.id(), details);
    }

    private static ShareLink require(Tx tx, UUID id) {
        return tx.dao(ShareLinkDao.class).find(id).orElseThrow(() -> Refused.notFound(NAME));
    }

    private static ShareLink unrevoked(Tx tx, UUID id, long version) {
        Projects.requireOpen(tx, require(tx, id).projectId());
        var link = Versioned.unchanged(tx.dao(ShareLinkDao.class).lock(id), version, NAME);
        if (link.status() == Status.REVOKED) {
            throw new Refused(Refusal.SHARE_LINK_REVOKED, "The share link was revoked, and stays so.");
        }
        return link;
    }

    private static AssetVersion version(Tx tx, UUID id) {
        return Assets.find(tx, id).orElseThrow(() -> Refused.notFound("asset version"));
    }

    private ShareLinkDao.Term term(Tx tx, Instant expiresAt) {
        Deadlines.requireBetween(times.shortest(), times.longest(), "expiresAt", expiresAt, tx.now());
        return new ShareLinkDao.Term(expiresAt, Deadlines.before(times.warnBefore(), expiresAt, tx.now()));
    }
}
