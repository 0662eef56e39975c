package com.motionmavericks.domain.sharelinks;

import com.motionmavericks.domain.assets.Assets;
import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.DeliveryListener;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.identity.Member;
import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.operations.ParkedStepHandler;
import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.steps.sharelinks.ShareLinkStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the workflow of a share link reads and changes, its mail, and the operator's ways to leave its parked steps.
/// [ShareLinks] has what people do.
public final class ShareLinkProcess implements ParkedStepHandler<ShareLinkStep>, DeliveryListener<ShareLinkMailKind> {
    /// The workflow's type in Temporal.
    public static final String WORKFLOW_TYPE = "ShareLink";

    private final TenantDatabase db;

    public ShareLinkProcess(TenantDatabase db) {
        this.db = db;
    }

    public Optional<ShareLink> find(UUID tenantId, UUID id) {
        return db.read(Principal.worker(tenantId), tx -> tx.dao(ShareLinkDao::new).find(id));
    }

    /// Closes an open link if it has expired at an instant.
    public void expire(UUID tenantId, UUID id, Instant asOf) {
        db.asWorker(tenantId, asOf, tx -> tx.dao(ShareLinkDao::new).expire(id, tx.now())
                .ifPresent(projectId -> Events.recordIn(tx, projectId, ShareLinkEvent.EXPIRED, id, Map.of())));
    }

    /// Ends a lockout if its time is over at an instant.
    public void unlock(UUID tenantId, UUID id, Instant asOf) {
        db.asWorker(tenantId, asOf, tx -> tx.dao(ShareLinkDao::new).endLockout(id, tx.now())
                .ifPresent(projectId -> Events.recordIn(tx, projectId, ShareLinkEvent.UNLOCKED, id, Map.of())));
    }

    /// The warning to mail to the owner, or empty if it is no longer due or the owner no longer sees the project.
    public Optional<OutgoingMail<ShareLinkMailKind, ShareLinkMailData>> prepareWarning(UUID tenantId, UUID id) {
        return prepareMail(tenantId, id, ShareLinkMailKind.EXPIRING, ShareLink::warningDueAt);
    }

    /// The mail to the owner about a lockout, likewise.
    public Optional<OutgoingMail<ShareLinkMailKind, ShareLinkMailData>> prepareLockoutMail(UUID tenantId, UUID id) {
        return prepareMail(tenantId, id, ShareLinkMailKind.LOCKED, ShareLink::lockoutMailDueAt);
    }

    private Optional<OutgoingMail<ShareLinkMailKind, ShareLinkMailData>> prepareMail(UUID tenantId, UUID id,
            ShareLinkMailKind kind, Function<ShareLink, @Nullable Instant> dueAt) {
        return db.inTenant(Principal.worker(tenantId), tx -> tx.dao(ShareLinkDao::new).find(id)
                .filter(link -> link.isOpenAt(tx.now()) && dueAt.apply(link) != null
                        && Projects.sees(tx, link.projectId(), link.createdBy().id()))
                .flatMap(link -> Members.find(tx, link.createdBy().id())
                        .filter(owner -> isMailed(tx, link, kind, owner)).map(owner -> {
                            var assetId = ShareLinks.requireVersion(tx, link.assetVersionId()).assetId();
                            var data = new ShareLinkMailData(owner.studio().name(),
                                    Projects.require(tx, link.projectId()).name(),
                                    Assets.name(tx, assetId), assetId, link.expiresAt(), link.lockedUntil());
                            var delivery = Deliveries.prepare(tx, WORKFLOW_TYPE, id, number(link, kind), owner.id(),
                                    kind, data);
                            return new OutgoingMail<>(tenantId, delivery, delivery.kind(ShareLinkMailKind.class),
                                    delivery.data(ShareLinkMailData.class), owner.requiredEmail(), owner.name(),
                                    owner.studio().replyTo(), null);
                        })));
    }

    private static int number(ShareLink link, ShareLinkMailKind kind) {
        return switch (kind) {
            case EXPIRING -> link.term();
            case LOCKED -> link.lockout();
        };
    }

    /// A machine has no address, so it gets no mail.
    private static boolean isMailed(Tx tx, ShareLink link, ShareLinkMailKind kind, Member owner) {
        if (!owner.isPerson()) {
            leaveOut(tx, link.id(), kind, number(link, kind));
        }
        return owner.isPerson();
    }

    private static void leaveOut(Tx tx, UUID id, ShareLinkMailKind kind, int number) {
        var dao = tx.dao(ShareLinkDao::new);
        switch (kind) {
            case EXPIRING -> dao.skipWarning(id, number);
            case LOCKED -> dao.lockoutMailed(id, number);
        }
    }

    @Override
    public void mailed(Tx tx, Delivery delivery, ShareLinkMailKind kind) {
        var dao = tx.dao(ShareLinkDao::new);
        var id = delivery.subjectId();
        var event = switch (kind) {
            case EXPIRING -> {
                dao.warned(id, delivery.generation(), tx.now());
                yield ShareLinkEvent.WARNED;
            }
            case LOCKED -> {
                dao.lockoutMailed(id, delivery.generation());
                yield ShareLinkEvent.LOCKOUT_MAILED;
            }
        };
        Events.recordIn(tx, dao.projectId(id).orElseThrow(), event, id,
                Map.of("deliveryId", delivery.id(), "memberId", delivery.requiredMemberId()));
    }

    @Override
    public String workflowType() {
        return WORKFLOW_TYPE;
    }

    @Override
    public Class<ShareLinkMailKind> mailKinds() {
        return ShareLinkMailKind.class;
    }

    @Override
    public Class<ShareLinkStep> steps() {
        return ShareLinkStep.class;
    }

    @Override
    public List<Subject> subjects(Tx tx, List<UUID> ids) {
        return tx.dao(ShareLinkDao::new).subjects(ids);
    }

    @Override
    public void skip(Tx tx, UUID id, ShareLinkStep step, String target) {
        leaveOut(tx, id, switch (step) {
            case WARN_OWNER -> ShareLinkMailKind.EXPIRING;
            case TELL_OWNER -> ShareLinkMailKind.LOCKED;
        }, Integer.parseInt(target));
    }

    @Override
    public void abort(Tx tx, UUID id) {
        tx.dao(ShareLinkDao::new).lock(id).filter(link -> link.isOpenAt(tx.now()))
                .ifPresent(link -> ShareLinks.revoke(tx, link));
    }

    @Override
    public void signalAttended(Tx tx, UUID id) {
        ShareLinks.signal(tx, ShareLinkSignal.ATTENDED, ShareLinks.require(tx, id));
    }
}
