package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.versions.Versioned;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The notification preferences of members. Each member sets their own.
public final class Preferences {
    private final TenantDatabase db;
    private final Commands commands;

    public Preferences(TenantDatabase db, Commands commands) {
        this.db = db;
        this.commands = commands;
    }

    /// The caller's preferences.
    public NotificationPreferences get(Credential caller) {
        return db.read(caller, Access.MEMBERS, tx -> {
            var memberId = tx.principal().requiredMemberId();
            return tx.dao(PreferencesDao::new).find(memberId)
                    .orElseGet(() -> NotificationPreferences.initial(Members.require(tx, memberId), tx.now()));
        });
    }

    /// Changes the caller's preferences. A digest that is due stays due. A later one moves only when its time of day or the time
    /// zone changes.
    ///
    /// @throws Refused with STALE_VERSION
    public NotificationPreferences change(Credential caller, @Nullable String idempotencyKey,
            ChangeNotificationPreferences command) {
        return commands.once(caller, Access.MEMBERS, idempotencyKey, command, NotificationPreferences.class, tx -> {
            var memberId = tx.principal().requiredMemberId();
            var preferences = Versioned.unchanged(lock(tx, memberId), command.version(), "set of preferences");
            var before = preferences.values();
            var after = command.applyTo(before);
            if (after.equals(before)) {
                return preferences;
            }
            if (!after.timeZone().equals(before.timeZone())) {
                Members.changed(tx, memberId);
            }
            return change(tx, memberId, preferences, after);
        });
    }

    /// Changes the time zone of a member, in the same transaction.
    static void move(Tx tx, UUID memberId, ZoneId timeZone) {
        lock(tx, memberId).ifPresent(
                preferences -> change(tx, memberId, preferences, preferences.values().in(timeZone)));
    }

    private static Optional<NotificationPreferences> lock(Tx tx, UUID memberId) {
        ensure(tx, List.of(memberId));
        return tx.dao(PreferencesDao::new).lock(memberId);
    }

    private static NotificationPreferences change(Tx tx, UUID memberId, NotificationPreferences preferences,
            PreferenceValues after) {
        var before = preferences.values();
        Events.record(tx, NotificationPreferencesEvent.CHANGED, memberId, Map.of("before", before, "after", after));
        var moves = preferences.nextDigestAt().isAfter(tx.now()) && !after.hasDigestAtTheTimeOf(before);
        return tx.dao(PreferencesDao::new).change(memberId, after,
                moves ? after.nextDigestAfter(tx.now()) : preferences.nextDigestAt());
    }

    /// Inserts the defaults for members without preferences, so that their digests become due.
    static void ensure(Tx tx, List<UUID> memberIds) {
        tx.dao(PreferencesDao::new).insertMissing(tx.principal().tenantId(), memberIds, PreferenceValues.DEFAULT,
                PreferenceValues.DEFAULT.nextDigestAfter(tx.now()));
    }
}
