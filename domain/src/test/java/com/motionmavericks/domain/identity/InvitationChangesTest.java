package com.motionmavericks.domain.identity;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.problems.FieldError;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.projects.ArchiveProject;
import com.motionmavericks.domain.projects.Project;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.Note;
import com.motionmavericks.domain.text.PersonName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Invitations to projects, their changes, and what the inviter is told.
class InvitationChangesTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final PageRequest FIRST = new PageRequest(100, null);

    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(DATABASE, clock);
    private final Principal admin = studio.admin();
    private final Invitations invitations = studio.api().invitations();
    private final Project project = studio.api().projects().create(admin, key(), new ProjectContent("Spring", ""));

    @Test
    void theAcceptedPersonIsOnTheOpenProjectsOfTheInvitationAndTheMailNamesThem() {
        var archived = studio.api().projects().create(admin, key(), new ProjectContent("Autumn", ""));
        var invitation = invite("gil@example.com", project.id(), archived.id());
        studio.api().projects().archive(admin, key(), new ArchiveProject(archived.id(), archived.version()));
        var mail = mail(invitation).orElseThrow();
        assertThat(mail.data().data().projects()).containsExactly("Autumn", "Spring");
        assertThat(mail.data().note()).isEqualTo("Welcome");
        assertThat(mail.data().inviter()).isEqualTo("Ada Admin");
        assertThat(mail.replyTo()).startsWith("admin-");
        accept(mail);
        assertThat(studio.api().projects().members(admin, project.id()))
                .extracting(member -> member.member().id()).containsExactly(invitation.member().id());
        assertThat(studio.api().projects().members(admin, archived.id())).isEmpty();
    }

    @Test
    void aProjectThatIsNotThereIsNamedByItsPointer() {
        var theirs = TestStudio.create(DATABASE, clock);
        var foreign = theirs.api().projects().create(theirs.admin(), key(), new ProjectContent("Theirs", ""));
        for (var id : List.of(UUID.randomUUID(), foreign.id())) {
            assertThatThrownBy(() -> invite("gil@example.com", project.id(), id)).asInstanceOf(type(Refused.class))
                    .satisfies(refused -> assertThat(refused.errors()).singleElement()
                            .extracting(FieldError::pointer).isEqualTo("/projectIds/1"));
        }
    }

    @Test
    void anotherRoleSendsANewLinkAndAnotherNameDoesNot() {
        var invitation = invite("gil@example.com");
        var first = mail(invitation).orElseThrow();
        var renamed = change(invitation, Patch.of(PersonName.of("Gilbert")), Patch.absent(), Patch.absent());
        assertThat(renamed.generation()).isEqualTo(1);
        assertThat(invitations.open(first.requiredToken(), TestStudio.ORIGIN).name()).isEqualTo("Gilbert");
        var promoted = change(renamed, Patch.absent(), Patch.absent(), Patch.of(Role.AGENCY));
        assertThat(promoted.generation()).isEqualTo(2);
        refused(Refusal.INVITATION_REPLACED, () -> invitations.open(first.requiredToken(), TestStudio.ORIGIN));
        assertThat(accept(mail(promoted).orElseThrow()).role()).isEqualTo(Role.AGENCY);
        refused(Refusal.INVITATION_CLOSED, () -> change(invitations.get(admin, invitation.id()),
                Patch.of(PersonName.of("Gil")), Patch.absent(), Patch.absent()));
    }

    @Test
    void anotherAddressInvitesThatPersonInsteadUnlessTheyAreAMember() {
        var invitation = invite("gil@example.cmo", project.id());
        var changed = change(invitation, Patch.absent(), Patch.of(EmailAddress.of("gil@example.com")), Patch.absent());
        assertThat(changed.email()).isEqualTo("gil@example.com");
        assertThat(changed.projectIds()).containsExactly(project.id());
        assertThat(mail(changed).orElseThrow().email()).isEqualTo("gil@example.com");
        assertThat(studio.api().members().get(admin, invitation.member().id()).member().status())
                .isEqualTo(Member.Status.REMOVED);
        var member = studio.api().members().me(studio.join(Role.GUEST)).member();
        refused(Refusal.ALREADY_MEMBER, () -> change(changed, Patch.absent(),
                Patch.of(EmailAddress.of(member.requiredEmail())), Patch.absent()));
    }

    @Test
    void aPatchThatChangesNothingKeepsTheVersion() {
        var invitation = invite("gil@example.com", project.id());
        assertThat(change(invitation, Patch.of(PersonName.of("Gil Guest")), Patch.absent(), Patch.of(Role.GUEST)))
                .isEqualTo(invitation);
    }

    @Test
    void theListIsFilteredByAddress() {
        var invitation = invite("gil@example.com");
        invite("other@example.com");
        var email = EmailAddress.of("Gil@Example.com");
        assertThat(invitations.list(admin, null, email, FIRST).items()).extracting(Invitation::id)
                .containsExactly(invitation.id());
        assertThat(invitations.list(admin, Invitation.Status.ACCEPTED, email, FIRST).items()).isEmpty();
    }

    @Test
    void theInviterIsToldOfEachEndButTheirOwnRevocation() {
        var accepted = invite("gil@example.com");
        accept(mail(accepted).orElseThrow());
        assertThat(outcome(accepted).orElseThrow()).satisfies(told -> {
            assertThat(told.email()).startsWith("admin-");
            assertThat(told.data().data().status()).isEqualTo(Invitation.Status.ACCEPTED);
            assertThat(told.data().invited()).isEqualTo("Gil Guest");
            studio.worker().deliveries().mailed(told, "vendor-1");
        });
        assertThat(outcome(accepted)).isEmpty();
        var expired = invite("late@example.com");
        clock.advance(TestStudio.TIMES.invitations().lifetime());
        studio.worker().invitationProcess().expire(studio.tenantId(), expired.id(), clock.instant());
        assertThat(outcome(expired)).isPresent();
        var revoked = invite("never@example.com");
        invitations.revoke(admin, key(), new RevokeInvitation(revoked.id(), revoked.version()));
        assertThat(outcome(revoked)).isEmpty();
    }

    @Test
    void anInviterWhoHasLeftIsToldNothing() {
        var second = studio.join(Role.ADMIN);
        var invitation = invitations.invite(second, key(),
                new InviteMember("gil@example.com", "Gil Guest", Role.GUEST, null));
        accept(mail(invitation).orElseThrow());
        studio.api().members().leave(second, key());
        assertThat(outcome(invitation)).isEmpty();
        assertThat(invitations.get(admin, invitation.id()).inviterNoticeDueAt()).isNull();
    }

    private Invitation invite(String email, UUID... projects) {
        return invitations.invite(admin, key(), new InviteMember(EmailAddress.of(email), PersonName.of("Gil Guest"),
                Role.GUEST, null, Note.of("Welcome"), List.of(projects)));
    }

    private Invitation change(Invitation invitation, Patch<PersonName> name, Patch<EmailAddress> email,
            Patch<Role> role) {
        return invitations.change(admin, null, new ChangeInvitation(invitation.id(), invitation.version(), name, email,
                role, Patch.absent()));
    }

    private Optional<OutgoingMail<InvitationMailKind, InvitationMailContent>> mail(Invitation invitation) {
        return studio.worker().invitationProcess().prepareMail(studio.tenantId(), invitation.id(),
                InvitationMailKind.INVITATION);
    }

    private Optional<OutgoingMail<InvitationMailKind, InvitationMailContent>> outcome(Invitation invitation) {
        return studio.worker().invitationProcess().prepareMail(studio.tenantId(), invitation.id(),
                InvitationMailKind.OUTCOME);
    }

    private Session accept(OutgoingMail<?, ?> mail) {
        return invitations.accept(mail.requiredToken(), key(), TestStudio.ORIGIN);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
