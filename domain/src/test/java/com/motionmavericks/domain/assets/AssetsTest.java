package com.motionmavericks.domain.assets;

import com.motionmavericks.domain.projects.AddProjectMember;
import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.assets.AssetVersion.Status;
import com.motionmavericks.domain.events.Event;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.projects.ArchiveProject;
import com.motionmavericks.domain.projects.Project;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.domain.vendorwebhooks.VendorWebhooks.Webhook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final PageRequest FIRST = new PageRequest(100, null);
    private static final String URL = "https://uploads.example/secret";

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final Assets assets = studio.api().assets();
    private final Assets worker = studio.worker().assets();
    private final Principal admin = studio.admin();
    private final Principal agency = studio.join(Role.AGENCY);
    private final Principal guest = studio.join(Role.GUEST);
    private final Project project = studio.api().projects().create(admin, key(), new ProjectContent("Spring", ""));

    AssetsTest() {
        for (var principal : List.of(agency, guest)) {
            studio.api().projects().addMember(admin, null,
                    new AddProjectMember(project.id(), principal.requiredMemberId()));
        }
    }

    @Test
    void anAgencyUploadsAndAGuestOnlyLooks() {
        var version = version();
        opened(version);
        assertThat(assets.version(agency, version.id()).uploadUrl()).isEqualTo(URL);
        assertThat(assets.version(guest, version.id()).uploadUrl()).isNull();
        refused(Refusal.NOT_ALLOWED, () -> assets.create(guest, key(), new CreateAsset(project.id(), "Mine")));
        refused(Refusal.NOT_ALLOWED, () -> assets.addVersion(guest, key(), new AddAssetVersion(version.assetId())));
    }

    @Test
    void whereToUploadStandsInNoRow() {
        opened(version());
        var rows = DATABASE.superuser().withHandle(handle -> handle
                .createQuery("select v::text from asset_version v").mapTo(String.class).list());
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(URL));
    }

    @Test
    void versionsAreCounted() {
        var first = version();
        clock.advance(Duration.ofMinutes(1));
        var key = key();
        var second = assets.addVersion(admin, key, new AddAssetVersion(first.assetId()));
        assertThat(assets.addVersion(admin, key, new AddAssetVersion(first.assetId()))).isEqualTo(second);
        var film = assets.get(admin, first.assetId());
        assertThat(film.versions()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("parked")
                .containsExactly(second, first);
        assertThat(film.versions()).extracting(AssetVersion::number).containsExactly(2, 1);
        assertThat(film.version()).isEqualTo(2);
        assertThat(assets.list(admin, project.id(), false, FIRST).items()).containsExactly(film);
    }

    @Test
    void aFilmNamesItsMakersAndItsLatestChange() {
        var first = version();
        var second = assets.addVersion(admin, key(), new AddAssetVersion(first.assetId()));
        clock.advance(Duration.ofMinutes(1));
        var changed = opened(first);
        var film = assets.get(agency, first.assetId());
        assertThat(film.createdBy().id()).isEqualTo(agency.requiredMemberId());
        assertThat(second.createdBy().id()).isEqualTo(admin.requiredMemberId());
        assertThat(film.createdBy().name()).isNotBlank();
        assertThat(film.updatedAt()).isEqualTo(clock.instant()).isEqualTo(changed.updatedAt());
        assertThat(film.version()).as("the workflow's notes are no new version").isEqualTo(2);
    }

    @Test
    void onlyAReadyVersionHasAVideo() {
        var version = opened(version());
        refused(Refusal.ASSET_VERSION_NOT_READY, () -> assets.video(guest, version.id()));
        assertThat(assets.video(guest, studio.film(project.id())).playbackId()).isEqualTo("play");
        refused(Refusal.NOT_FOUND, () -> assets.video(guest, UUID.randomUUID()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverMuxSaysInWhateverOrderEndsInOneStateAndOneEvent(long seed) {
        var version = opened(version());
        var ready = new Progress.Ready(new Media.Video("asset-1", "playback-1", 4, "16:9"));
        var said = new ArrayList<>(List.of(new Progress.Waiting(), new Progress.Processing("asset-1"), ready, ready,
                new Progress.Processing("asset-1"), new Progress.Waiting()));
        Collections.shuffle(said, new Random(seed));
        said.forEach(progress -> worker.progressed(studio.tenantId(), version, progress));
        var now = assets.version(agency, version.id());
        assertThat(now.status()).isEqualTo(Status.READY);
        assertThat(now.video()).isEqualTo(ready.video());
        assertThat(now.uploadUrl()).isNull();
        assertThat(events()).containsOnlyOnce("asset-version.ready");
        worker.progressed(studio.tenantId(), now, new Progress.Failed("too late"));
        assertThat(assets.version(agency, version.id())).isEqualTo(now);
    }

    @Test
    void aSecondUploadForTheSameVersionIsLetGo() {
        var version = opened(version());
        worker.uploadOpened(studio.tenantId(), version.id(), "upload-2", "https://uploads.example/another");
        assertThat(assets.version(agency, version.id()).muxUploadId()).isEqualTo("upload-1");
        assertThat(events()).containsOnlyOnce("asset-version.upload-opened");
    }

    @Test
    void aCallOfMuxMakesItBeAskedAndASecondOneOfTheSameIdNothing() {
        var version = opened(version());
        clock.advance(Duration.ofSeconds(30));
        for (int i = 0; i < 2; i++) {
            studio.api().vendorWebhooks().filmReported(new MuxReference(studio.tenantId(), version.id()),
                    new Webhook("mux", "event-1", "video.asset.ready"), TestStudio.ORIGIN);
        }
        var now = assets.version(agency, version.id());
        assertThat(now.checkDueAt()).isEqualTo(clock.instant());
        assertThat(now.version()).isEqualTo(version.version());
    }

    @Test
    void aFilmWithoutNewsIsAskedAboutLaterEachTimeUpToAnHour() {
        var version = opened(version());
        var pauses = new ArrayList<Duration>();
        while (clock.instant().isBefore(version.createdAt().plus(Duration.ofHours(23)))) {
            var before = clock.instant();
            clock.set(Objects.requireNonNull(assets.version(agency, version.id()).checkDueAt()));
            pauses.add(Duration.between(before, clock.instant()));
            worker.progressed(studio.tenantId(), assets.version(agency, version.id()), new Progress.Waiting());
        }
        assertThat(pauses).isSorted().startsWith(Duration.ofMinutes(5)).endsWith(Duration.ofHours(1))
                .hasSizeLessThan(35);
        worker.progressed(studio.tenantId(), assets.version(agency, version.id()),
                new Progress.Processing("asset-1"));
        assertThat(assets.version(agency, version.id()).checkDueAt()).as("there is news: soon again")
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
    }

    @Test
    void aCallOfMuxWhileItIsAskedMakesItBeAskedAgain() {
        var asked = opened(version());
        clock.advance(Duration.ofMinutes(6));
        studio.api().vendorWebhooks().filmReported(new MuxReference(studio.tenantId(), asked.id()),
                new Webhook("mux", "event-1", "video.asset.ready"), TestStudio.ORIGIN);
        var called = clock.instant();
        clock.advance(Duration.ofSeconds(1));
        worker.progressed(studio.tenantId(), asked, new Progress.Waiting());
        assertThat(assets.version(agency, asked.id()).checkDueAt()).isEqualTo(called);
    }

    @Test
    void isAbandonedWhenItsTimeIsOverAndNotBefore() {
        var version = opened(version());
        worker.abandon(studio.tenantId(), version.id(), clock.instant().plus(Duration.ofHours(23)));
        assertThat(assets.version(agency, version.id()).status()).isEqualTo(Status.WAITING);
        worker.abandon(studio.tenantId(), version.id(), clock.instant().plus(Duration.ofDays(1)));
        assertThat(assets.version(agency, version.id()).status()).isEqualTo(Status.ABANDONED);
    }

    @Test
    void nothingInAnArchivedProjectBecomesReady() {
        var transcoding = opened(version());
        worker.progressed(studio.tenantId(), transcoding, new Progress.Processing("asset-1"));
        var waiting = version();
        worker.uploadOpened(studio.tenantId(), waiting.id(), "upload-2", URL);
        var preparing = version();
        var ready = studio.film(project.id());
        studio.api().projects().archive(admin, key(), new ArchiveProject(project.id(), project.version()));
        worker.uploadOpened(studio.tenantId(), preparing.id(), "upload-3", URL);
        for (var open : List.of(transcoding, waiting, preparing)) {
            worker.progressed(studio.tenantId(), open,
                    new Progress.Ready(new Media.Video("asset-1", "play", 4, "16:9")));
            var now = assets.version(agency, open.id());
            assertThat(now.status()).isEqualTo(Status.ABANDONED);
            assertThat(now.uploadUrl()).isNull();
            assertThat(now.closedAt()).isEqualTo(clock.instant());
        }
        assertThat(assets.version(agency, ready).status()).isEqualTo(Status.READY);
        assertThat(events().stream().filter("asset-version.abandoned"::equals)).hasSize(3);
        refused(Refusal.PROJECT_ARCHIVED,
                () -> assets.addVersion(agency, key(), new AddAssetVersion(waiting.assetId())));
    }

    @Test
    void anArchivedProjectTakesNoFilms() {
        studio.api().projects().archive(admin, key(), new ArchiveProject(project.id(), project.version()));
        refused(Refusal.PROJECT_ARCHIVED, () -> assets.create(agency, key(), new CreateAsset(project.id(), "Late")));
    }

    private AssetVersion version() {
        return assets.create(agency, key(), new CreateAsset(project.id(), "Titles")).versions().getFirst();
    }

    private AssetVersion opened(AssetVersion version) {
        worker.uploadOpened(studio.tenantId(), version.id(), "upload-1", URL);
        return assets.version(agency, version.id());
    }

    private List<String> events() {
        return studio.api().projects().feed(admin, project.id(), FIRST).items().stream().map(Event::type).toList();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
