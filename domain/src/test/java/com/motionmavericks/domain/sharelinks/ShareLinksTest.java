package com.motionmavericks.domain.sharelinks;

import java.util.Objects;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.projects.RemoveProjectMember;
import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.Domain;
import com.motionmavericks.domain.assets.CreateAsset;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.events.Event;
import com.motionmavericks.domain.operations.LeaveParkedStep;
import com.motionmavericks.domain.operations.ParkedStepFilter;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.projects.ArchiveProject;
import com.motionmavericks.domain.projects.Project;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.secrets.SecretKeys;
import com.motionmavericks.domain.sharelinks.ShareLink.Status;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.steps.OperatorAction;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShareLinksTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final PageRequest FIRST = new PageRequest(100, null);
    private static final String PASSWORD = "correct horse battery";

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final ShareLinks links = studio.api().shareLinks();
    private final ShareLinkProcess worker = studio.worker().shareLinkProcess();
    private final Principal admin = studio.admin();
    private final Project project = studio.api().projects().create(admin, key(), new ProjectContent("Spring", ""));
    private final Principal agency = studio.join(Role.AGENCY, project.id());
    private final Principal guest = studio.join(Role.GUEST, project.id());
    private final UUID version = studio.film(project.id());

    @Test
    void showsTheFilmUntilItExpires() {
        var link = create(Duration.ofDays(5), null);
        assertThat(open(link, null)).isInstanceOfSatisfying(SharedView.Film.class, film -> {
            assertThat(film.name()).isEqualTo("Titles");
            assertThat(film.playbackId()).isEqualTo("play");
            assertThat(film.durationSeconds()).isEqualTo(4);
        });
        clock.advance(Duration.ofDays(5).minusMillis(1));
        assertThat(open(link, null)).isInstanceOf(SharedView.Film.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(open(link, null)).as("even if nobody has noted it").isInstanceOf(SharedView.Nothing.class);
        assertThat(links.get(admin, link.id()).statusAt(clock.instant())).isEqualTo(Status.EXPIRED);
    }

    @Test
    void needsItsPasswordWhenItHasOne() {
        var link = create(Duration.ofDays(5), PASSWORD);
        assertThat(link.hasPassword()).isTrue();
        assertThat(open(link, null)).isInstanceOf(SharedView.Locked.class);
        assertThat(open(link, "")).isInstanceOf(SharedView.Locked.class);
        assertThat(open(link, PASSWORD + "!")).isInstanceOf(SharedView.Locked.class);
        assertThat(open(link, PASSWORD)).isInstanceOf(SharedView.Film.class);
    }

    @Test
    void manyWrongPasswordsLockItForAWhileEvenForTheRightOne() {
        var link = create(Duration.ofDays(5), PASSWORD);
        guess(link, 19);
        clock.advance(Duration.ofMinutes(15));
        guess(link, 19);
        assertThat(open(link, PASSWORD)).as("the first nineteen were long ago").isInstanceOf(SharedView.Film.class);
        guess(link, 1);
        var until = clock.instant().plus(Duration.ofMinutes(30));
        assertThat(open(link, PASSWORD)).isEqualTo(new SharedView.LockedOut(until));
        assertThat(open(link, null)).isEqualTo(new SharedView.LockedOut(until));
        guess(link, 3);
        assertThat(links.get(admin, link.id()).lockedUntil(clock.instant())).contains(until);
        assertThat(events()).containsOnlyOnce("share-link.locked");
        var mail = worker.prepareLockoutMail(studio.tenantId(), link.id()).orElseThrow();
        assertThat(mail.data().lockedUntil()).isEqualTo(until);
        clock.advance(Duration.ofMinutes(30));
        assertThat(open(link, PASSWORD)).as("even if nobody has noted it").isInstanceOf(SharedView.Film.class);
        worker.unlock(studio.tenantId(), link.id(), clock.instant());
        worker.unlock(studio.tenantId(), link.id(), clock.instant());
        assertThat(events()).containsOnlyOnce("share-link.unlocked");
        assertThat(links.get(admin, link.id()).version()).isEqualTo(link.version() + 2);
    }

    @Test
    void aMemberUnlocksItBeforeItsTime() {
        var link = create(Duration.ofDays(5), PASSWORD);
        guess(link, 20);
        var locked = links.get(agency, link.id());
        refused(Refusal.NOT_ALLOWED,
                () -> links.unlock(guest, key(), new UnlockShareLink(link.id(), locked.version())));
        var unlocked = links.unlock(agency, key(), new UnlockShareLink(link.id(), locked.version()));
        assertThat(unlocked.lockedUntil()).isNull();
        assertThat(open(link, PASSWORD)).isInstanceOf(SharedView.Film.class);
        assertThat(links.unlock(agency, key(), new UnlockShareLink(link.id(), unlocked.version()))).isEqualTo(unlocked);
        assertThat(events()).containsOnlyOnce("share-link.unlocked");
        assertThat(worker.prepareLockoutMail(studio.tenantId(), link.id())).as("who unlocks it knows").isEmpty();
    }

    private void guess(ShareLink link, int times) {
        for (var i = 0; i < times; i++) {
            open(link, PASSWORD + i);
        }
    }

    @Test
    void neitherTokenNorPasswordStandsInAnyRow() {
        var link = create(Duration.ofDays(5), PASSWORD);
        var token = token(link);
        assertThat(rows()).anyMatch(row -> row.contains("$argon2id$v=19$m=19456,t=2,p=1$"))
                .noneMatch(row -> row.contains(PASSWORD) || row.contains(token.substring(token.indexOf('.') + 1)));
    }

    @Test
    void onlyTheTokenAsItWasGivenOpensIt() {
        var token = token(create(Duration.ofDays(5), null));
        var allButTheLast = token.substring(0, token.length() - 1);
        for (var last : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            var spelling = allButTheLast + last;
            assertThat(open(spelling, null) instanceof SharedView.Film).as(spelling).isEqualTo(spelling.equals(token));
        }
    }

    @Test
    void theSameCommandGivesTheSameLinkAndAnotherPasswordIsAnotherCommand() {
        var command = new CreateShareLink(version, clock.instant().plus(Duration.ofDays(5)), PASSWORD);
        var link = links.create(agency, "key", command);
        assertThat(links.create(agency, "key", command)).isEqualTo(link);
        refused(Refusal.IDEMPOTENCY_KEY_REUSED, () -> links.create(agency, "key",
                new CreateShareLink(version, command.expiresAt(), PASSWORD + "!")));
        assertThat(events()).containsOnlyOnce("share-link.created");
    }

    @Test
    void anAgencySharesAndAGuestOnlySeesThatItIsShared() {
        var link = create(Duration.ofDays(5), null);
        assertThat(links.list(guest, version, FIRST).items())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("keyId")
                .containsExactly(link);
        assertThat(links.token(links.get(guest, link.id()))).isEmpty();
        assertThat(links.token(link)).isEqualTo(links.token(links.get(agency, link.id()))).isPresent();
        refused(Refusal.NOT_ALLOWED, () -> links.create(guest, key(),
                new CreateShareLink(version, clock.instant().plus(Duration.ofDays(5)), null)));
        refused(Refusal.NOT_ALLOWED, () -> links.revoke(guest, key(), new RevokeShareLink(link.id(), link.version())));
        refused(Refusal.NOT_ALLOWED, () -> extend(guest, link, Duration.ofDays(9)));
    }

    @Test
    void whoWasNotPutOnTheProjectAndAnotherStudioSeeNothingOfIt() {
        var link = create(Duration.ofDays(5), null);
        var theirs = TestStudio.create(DATABASE, clock);
        for (var stranger : List.of(studio.join(Role.AGENCY), theirs.admin())) {
            refused(Refusal.NOT_FOUND, () -> links.get(stranger, link.id()));
            refused(Refusal.NOT_FOUND, () -> links.list(stranger, version, FIRST));
            refused(Refusal.NOT_FOUND, () -> extend(stranger, link, Duration.ofDays(9)));
            refused(Refusal.NOT_FOUND,
                    () -> links.revoke(stranger, key(), new RevokeShareLink(link.id(), link.version())));
        }
        assertThat(open(new Tokens(TestStudio.KEYS)
                .derive(new Tokens.Claims("share-link", theirs.tenantId(), link.id(), link.generation(),
                        Objects.requireNonNull(link.keyId()))),
                null)).isInstanceOf(SharedView.Nothing.class);
    }

    @Test
    void anExtensionKeepsTheLinkAndOpensItAgain() {
        var link = create(Duration.ofDays(5), null);
        var token = token(link);
        clock.advance(Duration.ofDays(5));
        worker.expire(studio.tenantId(), link.id(), clock.instant());
        worker.expire(studio.tenantId(), link.id(), clock.instant());
        assertThat(open(token, null)).isInstanceOf(SharedView.Nothing.class);
        var extended = extend(agency, links.get(agency, link.id()), Duration.ofDays(2));
        assertThat(extended.status()).isEqualTo(Status.OPEN);
        assertThat(extended.closedAt()).isNull();
        assertThat(token(extended)).isEqualTo(token);
        assertThat(open(token, null)).isInstanceOf(SharedView.Film.class);
        refused(Refusal.INVALID, () -> extend(agency, extended, Duration.ofDays(1)));
        assertThat(events()).containsSubsequence("share-link.created", "share-link.expired", "share-link.extended")
                .containsOnlyOnce("share-link.expired");
    }

    @Test
    void whatIsRevokedStaysSo() {
        var link = create(Duration.ofDays(5), null);
        var revoked = links.revoke(agency, key(), new RevokeShareLink(link.id(), link.version()));
        assertThat(open(link, null)).isInstanceOf(SharedView.Nothing.class);
        refused(Refusal.SHARE_LINK_REVOKED, () -> extend(agency, revoked, Duration.ofDays(9)));
        refused(Refusal.SHARE_LINK_REVOKED,
                () -> links.revoke(admin, key(), new RevokeShareLink(link.id(), revoked.version())));
        worker.expire(studio.tenantId(), link.id(), link.expiresAt());
        assertThat(links.get(admin, link.id()).status()).isEqualTo(Status.REVOKED);
        assertThat(events()).containsOnlyOnce("share-link.revoked").doesNotContain("share-link.expired");
    }

    @Test
    void expiresOnTimeAndNotBefore() {
        var link = create(Duration.ofDays(5), null);
        worker.expire(studio.tenantId(), link.id(), link.expiresAt().minusMillis(1));
        assertThat(links.get(admin, link.id()).status()).isEqualTo(Status.OPEN);
        worker.expire(studio.tenantId(), link.id(), link.expiresAt());
        assertThat(links.get(admin, link.id()).closedAt()).isEqualTo(link.expiresAt());
    }

    @Test
    void theOwnerIsWarnedOnceInEachTerm() {
        var link = create(Duration.ofDays(5), null);
        assertThat(link.warningDueAt()).isEqualTo(link.expiresAt().minus(Duration.ofDays(1)));
        var first = prepareMail(link);
        assertThat(prepareMail(link).delivery()).as("tried again, it is the same").isEqualTo(first.delivery());
        var extended = extend(agency, link, Duration.ofDays(9));
        studio.worker().deliveries().mailed(first, "vendor-1");
        assertThat(links.get(agency, link.id()).warningDueAt()).as("the new term has its own")
                .isEqualTo(extended.warningDueAt());
        var second = prepareMail(link);
        assertThat(second.delivery().id()).isNotEqualTo(first.delivery().id());
        studio.worker().deliveries().mailed(second, "vendor-2");
        studio.worker().deliveries().mailed(second, "vendor-2");
        var warned = links.get(agency, link.id());
        assertThat(warned.warnedAt()).isEqualTo(clock.instant());
        assertThat(worker.prepareWarning(studio.tenantId(), link.id())).isEmpty();
        assertThat(events().stream().filter("share-link.warned"::equals)).hasSize(2);
    }

    @Test
    void membershipIsAskedAtEachAttemptToWarn() {
        var link = create(Duration.ofDays(5), null);
        DATABASE.superuser().useHandle(handle -> handle.execute("delete from project_member where member_id = ?",
                agency.requiredMemberId()));
        assertThat(worker.prepareWarning(studio.tenantId(), link.id())).isEmpty();
    }

    @Test
    void theWarningComesHalfWayWhereLittleTimeIsLeft() {
        assertThat(create(Duration.ofHours(4), null).warningDueAt())
                .isEqualTo(clock.instant().plus(Duration.ofHours(2)));
    }

    @Test
    void anOperatorGoesOnWithoutTheWarningOrGivesTheLinkUp() {
        var skipped = create(Duration.ofDays(5), null);
        leave(skipped, OperatorAction.SKIP);
        assertThat(worker.prepareWarning(studio.tenantId(), skipped.id())).isEmpty();
        assertThat(open(skipped, null)).isInstanceOf(SharedView.Film.class);
        var aborted = create(Duration.ofDays(5), null);
        leave(aborted, OperatorAction.ABORT);
        assertThat(links.get(admin, aborted.id()).status()).isEqualTo(Status.REVOKED);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        refused(Refusal.INVALID, () -> create(Duration.ofMinutes(59), null));
        refused(Refusal.INVALID, () -> create(Duration.ofDays(91), null));
        var unready = studio.api().assets().create(admin, key(), new CreateAsset(project.id(), "Unready")).versions()
                .getFirst().id();
        refused(Refusal.ASSET_VERSION_NOT_READY, () -> links.create(agency, key(),
                new CreateShareLink(unready, clock.instant().plus(Duration.ofDays(5)), null)));
    }

    @Test
    void thoseOfAnArchivedProjectAreClosedAndStayAsTheyAre() {
        var expired = create(Duration.ofDays(1), null);
        clock.advance(Duration.ofDays(1));
        worker.expire(studio.tenantId(), expired.id(), clock.instant());
        var link = create(Duration.ofDays(5), null);
        studio.api().projects().archive(admin, key(), new ArchiveProject(project.id(), project.version()));
        assertThat(open(link, null)).isInstanceOf(SharedView.Nothing.class);
        assertThat(links.get(admin, link.id()).status()).isEqualTo(Status.REVOKED);
        assertThat(links.get(admin, expired.id()).status()).isEqualTo(Status.EXPIRED);
        assertThat(worker.prepareWarning(studio.tenantId(), link.id())).isEmpty();
        assertThat(events()).containsOnlyOnce("share-link.revoked");
        refused(Refusal.PROJECT_ARCHIVED, () -> create(Duration.ofDays(5), null));
        for (var closed : List.of(link, expired)) {
            var now = links.get(admin, closed.id());
            refused(Refusal.PROJECT_ARCHIVED, () -> extend(agency, now, Duration.ofDays(9)));
            refused(Refusal.PROJECT_ARCHIVED,
                    () -> links.revoke(agency, key(), new RevokeShareLink(now.id(), now.version())));
        }
    }

    @Test
    void anOwnerWhoHasLeftTheProjectIsNotWarned() {
        var link = create(Duration.ofDays(5), null);
        assertThat(worker.prepareWarning(studio.tenantId(), link.id())).isPresent();
        studio.api().projects().removeMember(admin, null,
                new RemoveProjectMember(project.id(), agency.requiredMemberId()));
        assertThat(worker.prepareWarning(studio.tenantId(), link.id())).isEmpty();
        assertThat(links.get(admin, link.id()).warningDueAt()).isNull();
        assertThat(open(link, null)).as("others may still look").isInstanceOf(SharedView.Film.class);
        var extended = extend(admin, links.get(admin, link.id()), Duration.ofDays(9));
        assertThat(extended.warningDueAt()).isNull();
        assertThat(extended.status()).isEqualTo(Status.OPEN);
    }

    @Test
    void aLinkWhoseKeyWasTakenAwayOpensNothingAndIsShownNoLonger() {
        var link = create(Duration.ofDays(5), null);
        var token = token(link);
        try (var pool = DATABASE.as("mm_api", 1)) {
            var rotated = Domain.wire(pool, clock,
                    SecretKeys.parse("k2:ICECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="), TestStudio.TIMES).shareLinks();
            assertThat(rotated.open(token, null, TestStudio.ORIGIN)).isInstanceOf(SharedView.Nothing.class);
            assertThat(rotated.token(rotated.get(admin, link.id()))).isEmpty();
        }
    }

    private ShareLink create(Duration lifetime, @Nullable String password) {
        return links.create(agency, key(),
                new CreateShareLink(version, clock.instant().plus(lifetime), password));
    }

    private ShareLink extend(Principal principal, ShareLink link, Duration lifetime) {
        return links.extend(principal, key(),
                new ExtendShareLink(link.id(), link.version(), clock.instant().plus(lifetime)));
    }

    private SharedView open(ShareLink link, @Nullable String password) {
        return open(token(link), password);
    }

    private SharedView open(String token, @Nullable String password) {
        return links.open(token, password, TestStudio.ORIGIN);
    }

    private String token(ShareLink link) {
        return links.token(link).orElseThrow();
    }

    private OutgoingMail<ShareLinkMailKind, ShareLinkMailData> prepareMail(ShareLink link) {
        return worker.prepareWarning(studio.tenantId(), link.id()).orElseThrow();
    }

    private void leave(ShareLink link, OperatorAction action) {
        studio.worker().parkedSteps().park(studio.tenantId(), ShareLinkProcess.WORKFLOW_TYPE, link.id(),
                "Warn the owner",
                Integer.toString(link.term()), "refused, resend 422", link.expiresAt(), clock.instant());
        var step = studio.api().parkedSteps().list(admin, ParkedStepFilter.ALL, FIRST).items().getFirst().parked();
        studio.api().parkedSteps().leave(admin, key(), new LeaveParkedStep(step.id(), action));
    }

    private List<String> events() {
        return studio.api().projects().feed(admin, project.id(), FIRST).items().stream().map(Event::type).toList();
    }

    /// Every row of every table, as text.
    private static List<String> rows() {
        return DATABASE.superuser().withHandle(handle -> handle.createQuery("""
                select xpath('//row', query_to_xml(format('select * from %I', tablename), true, false, ''))::text
                from pg_tables where schemaname = 'public'
                """).mapTo(String.class).list());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
