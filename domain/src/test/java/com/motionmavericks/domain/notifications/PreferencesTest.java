package com.motionmavericks.domain.notifications;

import static com.motionmavericks.domain.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.identity.ChangeMe;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.problems.Refusal;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PreferencesTest extends NotifiedStudio {
    private final Preferences preferences = studio.api().preferences();

    @Test
    void preferencesAreOnesOwnAndAStaleChangeIsRefused() {
        assertThat(preferences.get(guest).version()).isEqualTo(1);
        var wishes = wishes(DeliveryMode.NOW, ZoneId.of("Europe/Berlin"), LocalTime.of(9, 30));
        var key = key();
        assertThat(preferences.change(guest, key, command(1, wishes)).version()).isEqualTo(2);
        assertThat(preferences.change(guest, key, command(1, wishes)).version()).isEqualTo(2);
        refused(Refusal.STALE_VERSION,
                () -> preferences.change(guest, null, command(1, PreferenceValues.DEFAULT)));
        assertThat(preferences.get(guest).values()).isEqualTo(wishes);
        assertThat(preferences.get(agency).values()).isEqualTo(PreferenceValues.DEFAULT);
        assertThat(count("event where type = 'notification-preferences.changed'")).isEqualTo(1);
    }

    @Test
    void aChangeLeavesOutWhatStays() {
        prefer(guest, DeliveryMode.NOW);
        var changed = preferences.change(guest, null, new ChangeNotificationPreferences(2, Patch.absent(),
                Patch.of(DeliveryMode.OFF), Patch.absent(), Patch.absent(), Patch.absent(), Patch.absent()));
        assertThat(changed.values()).isEqualTo(new PreferenceValues(DeliveryMode.NOW, DeliveryMode.OFF,
                DeliveryMode.NOW, DeliveryMode.NOW, ZoneId.of("UTC"), LocalTime.of(8, 0)));
    }

    @Test
    void theTimeZoneIsThatOfTheMemberAndMovesTheDigest() {
        var vienna = ZoneId.of("Europe/Vienna");
        var members = studio.api().members();
        var before = members.me(guest);
        assertThat(before.member().timeZone()).isEqualTo(ZoneId.of("UTC"));
        var after = members.changeMe(guest, null,
                new ChangeMe(before.version(), Patch.absent(), Patch.absent(), Patch.of(vienna)));
        assertThat(after.member().timeZone()).isEqualTo(vienna);
        var moved = preferences.get(guest);
        assertThat(moved.values().timeZone()).isEqualTo(vienna);
        assertThat(moved.nextDigestAt()).isEqualTo(moved.values().nextDigestAfter(clock.instant()));

        preferences.change(guest, null, command(moved.version(), wishes(DeliveryMode.NOW, ZoneId.of("Asia/Tokyo"),
                LocalTime.of(9, 0))));
        assertThat(members.me(guest).member().timeZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(members.me(guest).version()).as("a client that has the old one must read again")
                .isEqualTo(after.version() + 1);
    }
}
