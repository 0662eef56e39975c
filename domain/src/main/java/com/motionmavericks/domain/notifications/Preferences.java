package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.notifications.NotificationPreferences.PreferenceValues;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.versions.Versioned;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The notification preferences of members. Each member sets their own.
public final class Preferences {
    private final TenantDatabase db;

    public Preferences(TenantDatabase db) {
        this.db = db;
    }

    /// The caller's preferences.
    public NotificationPreferences get(Principal principal) {
        var memberId = principal.requiredMemberId();
        return db.read(principal, tx -> tx.dao(PreferencesDao.class).find(memberId)
                .orElseGet(() -> new NotificationPreferences(memberId, PreferenceValues.DEFAULT,
                        PreferenceValues.DEFAULT.nextDigestAfter(tx.now()), 1)));
    }

    /// Changes the caller's preferences. A digest that is due stays due. A later one moves only when its time of day or the time
    /// zone changes.
    ///
    /// @throws Refused with STALE_VERSION
    public NotificationPreferences change(Principal principal, long version, PreferenceValues command) {
        var memberId = principal.requiredMemberId();
        return db.inTenant(principal, tx -> {
            ensure(tx, List.of(memberId));
            var dao = tx.dao(PreferencesDao.class);
            var before = Versioned.unchanged(dao.lock(memberId), version, "set of preferences");
            if (before.wishes().equals(command)) {
                return before;
            }
            Events.record(tx, NotificationPreferencesEvent.CHANGED, memberId,
                    Map.of("before", before.wishes(), "after", command));
            var moves = before.nextDigestAt().isAfter(tx.now()) && !command.hasDigestAtTheTimeOf(before.wishes());
            return dao.change(memberId, command,
                    moves ? command.nextDigestAfter(tx.now()) : before.nextDigestAt());
        });
    }

    /// Inserts the defaults for members without preferences, so that their digests become due.
    static void ensure(Tx tx, List<UUID> memberIds) {
        tx.dao(PreferencesDao.class).insertMissing(tx.principal().tenantId(), memberIds, PreferenceValues.DEFAULT,
                PreferenceValues.DEFAULT.nextDigestAfter(tx.now()));
    }
}
