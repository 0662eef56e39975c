package com.motionmavericks.domain.apikeys;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.approvals.Policy;
import com.motionmavericks.domain.approvals.RequestApproval;
import com.motionmavericks.domain.identity.ChangeInvitation;
import com.motionmavericks.domain.identity.ChangeMe;
import com.motionmavericks.domain.identity.InviteMember;
import com.motionmavericks.domain.identity.Member;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.projects.AddProjectMember;
import com.motionmavericks.domain.projects.CreateMilestone;
import com.motionmavericks.domain.projects.MilestoneContent;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.projects.ProjectFilter;
import com.motionmavericks.domain.sharelinks.CreateShareLink;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.PersonName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class ApiKeysTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final ApiKeys keys = studio.api().apiKeys();

    @Test
    void aKeyActsAsAMachineUnderItsOwnName() {
        var created = create(Role.ADMIN, null);
        var me = me(credential(created.token()));
        assertThat(me).extracting(Member::id, Member::name, Member::role, Member::email)
                .containsExactly(created.key().id(), "Render farm", Role.ADMIN, null);
        var project = studio.api().projects().create(credential(created.token()), key(),
                new ProjectContent("Spring", ""));
        var actors = DATABASE.superuser().withHandle(handle -> handle
                .select("select actor_id from event where subject_id = ?", project.id()).mapTo(UUID.class).list());
        assertThat(actors).containsExactly(created.key().id());
    }

    @Test
    void theTokenIsStoredAsItsHashOnlyAndShownAgainToARepeatedCommand() {
        var command = new CreateApiKey("Render farm", Role.AGENCY, null);
        var created = keys.create(studio.admin(), "k1", command);
        assertThat(keys.create(studio.admin(), "k1", command)).isEqualTo(created);
        var tables = DATABASE.superuser().withHandle(handle -> handle.select("""
                select (select string_agg(k::text, ' ') from api_key k) || (select string_agg(i::text, ' ') from
                  idempotency_key i)
                """).mapTo(String.class).one());
        assertThat(tables).contains(created.key().id().toString()).doesNotContain(created.token());
    }

    @Test
    void anAgencyKeySeesTheProjectsThatItIsOn() {
        var credential = credential(create(Role.AGENCY, null).token());
        var open = project();
        project();
        assertThat(studio.api().projects().list(credential, ProjectFilter.OPEN, new PageRequest(10, null)).items())
                .isEmpty();
        studio.api().projects().addMember(studio.admin(), null, new AddProjectMember(open, credential.id()));
        assertThat(studio.api().projects().list(credential, ProjectFilter.OPEN, new PageRequest(10, null)).items())
                .singleElement().satisfies(project -> assertThat(project.id()).isEqualTo(open));
    }

    @Test
    void aRevokedExpiredOrForgedKeyIsRefused() {
        var expiring = create(Role.ADMIN, clock.instant().plusSeconds(120));
        var revoked = create(Role.ADMIN, null);
        var kept = credential(create(Role.ADMIN, null).token());
        keys.revoke(studio.admin(), null, new RevokeApiKey(revoked.key().id(), revoked.key().version()));
        refused(Refusal.UNAUTHENTICATED, () -> me(credential(revoked.token())));
        assertThat(me(credential(expiring.token())).id()).isEqualTo(expiring.key().id());
        clock.advance(Duration.ofMinutes(2));
        refused(Refusal.UNAUTHENTICATED, () -> me(credential(expiring.token())));
        refused(Refusal.UNAUTHENTICATED, () -> me(
                new Credential.ApiKey(kept.tenantId(), kept.id(), "00".repeat(32), TestStudio.ORIGIN)));
        refused(Refusal.UNAUTHENTICATED, () -> me(
                new Credential.ApiKey(UUID.randomUUID(), kept.id(), kept.sha256(), TestStudio.ORIGIN)));
        assertThat(me(kept).id()).isEqualTo(kept.id());
        refused(Refusal.STALE_VERSION,
                () -> keys.revoke(studio.admin(), null, new RevokeApiKey(kept.id(), 7)));
    }

    @Test
    void itsUseIsNotedAtMostOnceAMinute() {
        var credential = credential(create(Role.ADMIN, null).token());
        var first = clock.instant();
        me(credential);
        clock.advance(Duration.ofSeconds(59));
        me(credential);
        assertThat(keys.get(studio.admin(), credential.id()).lastUsedAt()).isEqualTo(first);
        clock.advance(Duration.ofSeconds(1));
        me(credential);
        assertThat(keys.get(studio.admin(), credential.id()).lastUsedAt()).isEqualTo(clock.instant());
    }

    @Test
    void aKeyManagesNeitherKeysNorInvitationsAndAsksForNoApproval() {
        var credential = credential(create(Role.ADMIN, null).token());
        refused(Refusal.NOT_ALLOWED,
                () -> keys.create(credential, key(), new CreateApiKey("Another", Role.ADMIN, null)));
        refused(Refusal.NOT_ALLOWED, () -> keys.list(credential, new PageRequest(10, null)));
        refused(Refusal.NOT_ALLOWED, () -> studio.api().invitations().invite(credential, key(),
                new InviteMember("robin@example.com", "Robin", Role.ADMIN, null)));
        var invitation = studio.api().invitations().invite(studio.admin(), key(),
                new InviteMember("robin@example.com", "Robin", Role.GUEST, null));
        refused(Refusal.NOT_ALLOWED, () -> studio.api().invitations().change(credential, null,
                new ChangeInvitation(invitation.id(), invitation.version(), Patch.absent(),
                        Patch.of(new EmailAddress("thief@example.com")), Patch.of(Role.ADMIN), Patch.absent())));
        var agency = studio.join(Role.AGENCY);
        refused(Refusal.NOT_ALLOWED, () -> keys.list(agency, new PageRequest(10, null)));
        var milestone = studio.api().milestones().create(studio.admin(), key(),
                new CreateMilestone(project(), new MilestoneContent("First cut", "", null))).id();
        refused(Refusal.NOT_ALLOWED, () -> request(credential, milestone, studio.admin().requiredMemberId()));
        refused(Refusal.INVALID, () -> request(studio.admin(), milestone, credential.id()));
        request(studio.admin(), milestone, studio.admin().requiredMemberId());
    }

    @Test
    void aKeyDoesNotChangeItsOwnMachine() {
        var credential = credential(create(Role.ADMIN, null).token());
        refused(Refusal.NOT_ALLOWED, () -> studio.api().members().changeMe(credential, null,
                new ChangeMe(1, Patch.of(new PersonName("Ada Admin")), Patch.absent(), Patch.absent())));
        refused(Refusal.NOT_ALLOWED, () -> studio.api().members().leave(credential, key()));
        assertThat(me(credential).name()).isEqualTo("Render farm");
    }

    @Test
    void aMachineGetsNoMail() {
        var credential = credential(create(Role.ADMIN, null).token());
        var film = studio.film(project());
        var link = studio.api().shareLinks().create(credential, key(),
                new CreateShareLink(film, clock.instant().plus(Duration.ofDays(3)), null)).id();
        assertThat(studio.worker().shareLinkProcess().prepareWarning(studio.tenantId(), link)).isEmpty();
        assertThat(studio.worker().shareLinkProcess().find(studio.tenantId(), link).orElseThrow().warningDueAt())
                .isNull();
        studio.worker().eventRouter().route(studio.tenantId(), 100);
        var recipients = DATABASE.superuser().withHandle(handle -> handle
                .select("select member_id from notification_recipient where tenant_id = ?", studio.tenantId())
                .mapTo(UUID.class).list());
        assertThat(recipients).doesNotContain(credential.id()).contains(studio.admin().requiredMemberId());
    }

    private void request(Credential caller, UUID milestone, UUID reviewer) {
        studio.api().approvals().request(caller, key(), new RequestApproval(milestone, null, List.of(reviewer),
                Policy.ANY, null, clock.instant().plus(Duration.ofDays(3))));
    }

    private NewApiKey create(Role role, @Nullable Instant expiresAt) {
        return keys.create(studio.admin(), key(), new CreateApiKey("Render farm", role, expiresAt));
    }

    private UUID project() {
        return studio.api().projects().create(studio.admin(), key(), new ProjectContent("Spring", "")).id();
    }

    private Member me(Credential caller) {
        return studio.api().members().me(caller).member();
    }

    private static Credential.ApiKey credential(String token) {
        var parsed = ApiKeyToken.parse(token).orElseThrow();
        return new Credential.ApiKey(parsed.tenantId(), parsed.id(), parsed.sha256(), TestStudio.ORIGIN);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
