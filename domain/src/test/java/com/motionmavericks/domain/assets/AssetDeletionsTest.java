package com.motionmavericks.domain.assets;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.approvals.Policy;
import com.motionmavericks.domain.approvals.RequestApproval;
import com.motionmavericks.domain.approvals.WithdrawApproval;
import com.motionmavericks.domain.events.Event;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.projects.CreateMilestone;
import com.motionmavericks.domain.projects.MilestoneContent;
import com.motionmavericks.domain.projects.Project;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.sharelinks.CreateShareLink;
import com.motionmavericks.domain.sharelinks.ExtendShareLink;
import com.motionmavericks.domain.sharelinks.RevokeShareLink;
import com.motionmavericks.domain.sharelinks.ShareLink;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.Race;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.steps.assets.AssetStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssetDeletionsTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final PageRequest FIRST = new PageRequest(100, null);
    private static final Duration TRASH = Duration.ofDays(30);

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final Assets assets = studio.api().assets();
    private final AssetDeletions deletions = studio.api().assetDeletions();
    private final Principal admin = studio.admin();
    private final Project project = studio.api().projects().create(admin, key(), new ProjectContent("Spring", ""));
    private final Principal agency = studio.join(Role.AGENCY, project.id());
    private final Principal guest = studio.join(Role.GUEST, project.id());
    private final UUID film = studio.film(project.id());

    @Test
    void whatIsInTheTrashIsNotPlayedSharedOrApprovedUntilItIsRestored() {
        var link = share(clock.instant().plus(Duration.ofHours(2)));
        clock.advance(Duration.ofHours(3));
        studio.worker().shareLinkProcess().expire(studio.tenantId(), link.id(), clock.instant());
        var trashed = trash();
        assertThat(trashed.trashedAt()).isEqualTo(clock.instant());
        assertThat(assets.version(guest, film).deletedAfter()).as("a guest reads the policy too")
                .isEqualTo(clock.instant().plus(TRASH));
        assertThat(trash()).as("trashed twice").isEqualTo(trashed);
        refused(Refusal.ASSET_VERSION_TRASHED, () -> assets.video(guest, film));
        refused(Refusal.ASSET_VERSION_TRASHED, this::share);
        refused(Refusal.ASSET_VERSION_TRASHED, () -> studio.api().shareLinks().extend(agency, key(),
                new ExtendShareLink(link.id(), studio.api().shareLinks().get(admin, link.id()).version(), later())));
        refused(Refusal.ASSET_VERSION_TRASHED, this::requestApproval);
        refused(Refusal.NOT_ALLOWED, () -> deletions.restore(guest, key(), new RestoreAssetVersion(film, 0)));
        refused(Refusal.STALE_VERSION, () -> deletions.restore(agency, key(), new RestoreAssetVersion(film, 1)));

        assertThat(restore().trashedAt()).isNull();
        assertThat(assets.video(guest, film).playbackId()).isEqualTo("play");
        assertThat(share().assetVersionId()).isEqualTo(film);
        assertThat(events()).containsOnlyOnce("asset-version.trashed", "asset-version.restored");
    }

    @Test
    void whatAnApprovalOrALinkNeedsIsNotTrashed() {
        var link = share();
        refused(Refusal.ASSET_VERSION_IN_USE, this::trash);
        studio.api().shareLinks().revoke(agency, key(), new RevokeShareLink(link.id(), link.version()));
        var approval = requestApproval();
        refused(Refusal.ASSET_VERSION_IN_USE, this::trash);
        studio.api().approvals().withdraw(admin, key(), new WithdrawApproval(approval, 1));
        assertThat(trash().trashedAt()).isNotNull();
    }

    @Test
    void aListShowsWhatIsInTheTrashOnlyWhenAsked() {
        var asset = assets.version(admin, film).assetId();
        var second = assets.addVersion(agency, key(), new AddAssetVersion(asset));
        trash();
        assertThat(listed(false)).containsExactly(second.id());
        assertThat(listed(true)).containsExactly(film);
        assertThat(assets.get(guest, asset).versions()).hasSize(2);
    }

    @Test
    void afterItsTimeItIsDeletedOnceWithOneEvent() {
        trash();
        clock.advance(TRASH.minusSeconds(1));
        assertThat(deleteDue()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(deleteDue()).isOne();
        assertThat(deleteDue()).as("again").isZero();
        refused(Refusal.ASSET_VERSION_DELETED, this::restore);
        assertThat(assets.version(admin, film).deletedAt()).as("not yet at Mux").isNull();
        for (var i = 0; i < 2; i++) {
            studio.worker().assetDeletions().deleted(studio.tenantId(), film);
        }
        var deleted = assets.version(admin, film);
        assertThat(deleted.deletedAt()).isEqualTo(clock.instant());
        assertThat(deleted.video()).isNull();
        assertThat(deleted.deletedAfter()).isNull();
        refused(Refusal.ASSET_VERSION_DELETED, () -> assets.video(guest, film));
        assertThat(events()).containsOnlyOnce("asset-version.deletion-due", "asset-version.deleted");
        assertThat(signals()).containsOnlyOnce("deletionDue");
    }

    @Test
    void anOpenUploadIsClosedBeforeItIsDeleted() {
        var version = assets.create(agency, key(), new CreateAsset(project.id(), "Titles")).versions().getFirst();
        studio.worker().assets().uploadOpened(studio.tenantId(), version.id(), "upload", "https://uploads.example/1");
        assertThat(deletions.trash(agency, null, new TrashAssetVersion(version.id(), 2)).uploadUrl())
                .isEqualTo("https://uploads.example/1");
        clock.advance(TRASH);
        assertThat(deleteDue()).isOne();
        studio.worker().assets().uploadOpened(studio.tenantId(), version.id(), "late", "https://uploads.example/2");
        var closed = assets.version(admin, version.id());
        assertThat(closed.status()).isEqualTo(AssetVersion.Status.ABANDONED);
        assertThat(closed.uploadUrl()).isNull();
        assertThat(closed.muxUploadId()).as("the upload to cancel at Mux").isEqualTo("upload");
    }

    @Test
    void aLinkOrAnApprovalThatBeginsDuringARoundIsRefused() {
        archive(clock.instant().minus(Duration.ofDays(400)));
        var waiting = studio.worker().database().inTenant(Principal.worker(studio.tenantId()), tx -> {
            assertThat(AssetDeletions.deleteDue(tx, 10)).isOne();
            archive(null);
            return List.of(Race.blocked(DATABASE, this::share), Race.blocked(DATABASE, this::requestApproval));
        });
        for (var creation : waiting) {
            refused(Refusal.ASSET_VERSION_DELETED, () -> Race.end(creation));
        }
    }

    @Test
    void aRoundThatMeetsANewLinkKeepsTheFilm() {
        var round = studio.api().database().inTenant(admin, tx -> {
            Assets.lockKept(tx, film);
            tx.dao(AssetDeletionsTest::insertLink);
            archive(clock.instant().minus(Duration.ofDays(400)));
            return Race.blocked(DATABASE, this::deleteDue);
        });
        Race.end(round);
        assertThat(assets.version(admin, film).deletionHasBegun()).isFalse();
        assertThat(studio.api().retentions().preview(admin).heldFilms()).singleElement()
                .satisfies(held -> assertThat(held.heldBy()).isEqualTo(DueFilm.Hold.LIVE_SHARE_LINK));
    }

    @Test
    void ofATrashingAndANewLinkTheSecondIsRefused() {
        var link = studio.api().database().inTenant(admin, tx -> {
            tx.dao(handle -> handle.execute("update asset_version set trashed_at = now()"));
            return Race.blocked(DATABASE, this::share);
        });
        refused(Refusal.ASSET_VERSION_TRASHED, () -> Race.end(link));
        restore();
        var trashing = studio.api().database().inTenant(admin, tx -> {
            Assets.lockKept(tx, film);
            tx.dao(AssetDeletionsTest::insertLink);
            return Race.blocked(DATABASE, this::trash);
        });
        refused(Refusal.ASSET_VERSION_IN_USE, () -> Race.end(trashing));
    }

    @Test
    void anOperatorMayLeaveAFilmAtMux() {
        trash();
        clock.advance(TRASH);
        deleteDue();
        studio.api().database().inTenant(admin, tx -> {
            assets.skip(tx, film, AssetStep.DELETE_FILM, "1");
            return null;
        });
        assertThat(studio.api().events().list(admin, FIRST).items())
                .filteredOn(event -> event.type().equals("asset-version.deleted")).singleElement()
                .satisfies(event -> assertThat(event.details()).contains("leftAtMux"));
    }

    private static int insertLink(Handle handle) {
        return handle.execute("""
                insert into share_link (tenant_id, project_id, asset_version_id, id, status, generation, key_id,
                  token_sha256, created_by_id, created_at, expires_at)
                select tenant_id, project_id, id, uuidv7(), 'OPEN', 1, 'k1', '', created_by_id, created_at,
                  '2099-01-01' from asset_version
                """);
    }

    /// Archives the project behind the back of the application, with its links and approvals open.
    private void archive(@Nullable Instant at) {
        DATABASE.superuser().useHandle(handle -> {
            handle.createUpdate("update retention set originals_days_after_archive = 365 where tenant_id = :tenantId")
                    .bind("tenantId", studio.tenantId()).execute();
            handle.createUpdate("update project set archived_at = :at where id = :id")
                    .bindByType("at", at, Instant.class).bind("id", project.id()).execute();
        });
    }

    private AssetVersion trash() {
        return deletions.trash(agency, null, new TrashAssetVersion(film, assets.version(admin, film).version()));
    }

    private AssetVersion restore() {
        return deletions.restore(agency, key(), new RestoreAssetVersion(film, assets.version(admin, film).version()));
    }

    private int deleteDue() {
        return studio.worker().database().inTenant(Principal.worker(studio.tenantId()),
                tx -> AssetDeletions.deleteDue(tx, 10));
    }

    private ShareLink share() {
        return share(later());
    }

    private ShareLink share(Instant expiresAt) {
        return studio.api().shareLinks().create(agency, key(), new CreateShareLink(film, expiresAt, null));
    }

    private UUID requestApproval() {
        var milestone = studio.api().milestones().create(admin, key(),
                new CreateMilestone(project.id(), new MilestoneContent("First cut", "", null))).id();
        return studio.api().approvals().request(admin, key(), new RequestApproval(milestone, film,
                List.of(guest.requiredMemberId()), Policy.ANY, null, later())).id();
    }

    private Instant later() {
        return clock.instant().plus(Duration.ofDays(10));
    }

    private List<UUID> listed(boolean inTrash) {
        return assets.list(guest, project.id(), inTrash, FIRST).items().stream()
                .flatMap(asset -> asset.versions().stream()).map(AssetVersion::id).toList();
    }

    private List<String> events() {
        return studio.api().projects().feed(admin, project.id(), FIRST).items().stream().map(Event::type).toList();
    }

    private List<String> signals() {
        return DATABASE.superuser().withHandle(handle -> handle
                .createQuery("select signal_name from outbox where subject_id = :film").bind("film", film)
                .mapTo(String.class).list());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
