package com.motionmavericks.domain.identity;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.LanguageTag;
import com.motionmavericks.domain.text.PersonName;
import com.motionmavericks.domain.text.WebAddress;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudiosTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final TestStudio studio = TestStudio.create(DATABASE, new SettableClock());
    private final Studios studios = studio.api().studios();

    @Test
    void isChangedByItsAdminsAtTheVersionThatTheySaw() {
        var changed = change(1, Patch.of(WebAddress.of("https://app.example.com/")));
        assertThat(changed.appUrl()).isEqualTo("https://app.example.com");
        assertThat(changed.timeZone()).isEqualTo(ZoneId.of("Europe/Vienna"));
        assertThat(changed.version()).isEqualTo(2);
        assertThat(change(2, Patch.absent())).isEqualTo(changed);
        assertThat(change(2, Patch.of(null)).appUrl()).isNull();
        refused(Refusal.STALE_VERSION, () -> change(2, Patch.absent()));
        refused(Refusal.NOT_ALLOWED, () -> studios.get(studio.join(Role.AGENCY)));
    }

    @Test
    void answersToItsMailsGoWhereItSays() {
        change(1, Patch.absent());
        var invitation = studio.api().invitations().invite(studio.admin(), UUID.randomUUID().toString(),
                new InviteMember("gil@example.com", "Gil", Role.GUEST, null));
        var token = studio.worker().invitationProcess()
                .prepareMail(studio.tenantId(), invitation.id(), InvitationMailKind.INVITATION).orElseThrow();
        studio.api().invitations().accept(token.requiredToken(), "click", TestStudio.ORIGIN);
        assertThat(studio.worker().invitationProcess()
                .prepareMail(studio.tenantId(), invitation.id(), InvitationMailKind.OUTCOME).orElseThrow().replyTo())
                .isEqualTo("hello@example.com");
    }

    @Test
    void aMemberChangesTheirOwnNameAndLocale() {
        var guest = studio.join(Role.GUEST);
        var before = studio.api().members().me(guest);
        var after = studio.api().members().changeMe(guest, null, new ChangeMe(before.version(),
                Patch.of(PersonName.of("Robin Renamed")), Patch.of(LanguageTag.of("de-at")), Patch.absent()));
        assertThat(after.member()).extracting(Member::name, Member::locale).containsExactly("Robin Renamed", "de-AT");
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(studio.api().members().changeMe(guest, null,
                new ChangeMe(after.version(), Patch.absent(), Patch.absent(), Patch.absent()))).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://app.example.com", "https://a@app.example.com", "https://app.example.com/?a=1",
            "https://app.example.com/#a", "javascript:alert(1)", "app.example.com", "https://", "https://exa mple.com"})
    void aWebAddressIsHttpsWithoutUserQueryAndFragment(String text) {
        refused(Refusal.INVALID, () -> WebAddress.of(text));
    }

    private Studio change(long version, Patch<WebAddress> appUrl) {
        return studios.change(studio.admin(), null, new ChangeStudio(version, Patch.absent(),
                Patch.of(ZoneId.of("Europe/Vienna")), Patch.absent(), Patch.of(EmailAddress.of("hello@example.com")),
                appUrl));
    }
}
