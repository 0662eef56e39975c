package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.versions.Versioned;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What ADMINs read and change of their studio. [Tenants] creates one.
public final class Studios {
    private final TenantDatabase db;
    private final Commands commands;

    public Studios(TenantDatabase db, Commands commands) {
        this.db = db;
        this.commands = commands;
    }

    public Studio get(Credential caller) {
        return db.read(caller, Access.ADMIN, tx -> tx.dao(StudioDao::new).find().orElseThrow());
    }

    /// @throws Refused with STALE_VERSION
    public Studio change(Credential caller, @Nullable String idempotencyKey, ChangeStudio command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, Studio.class, tx -> {
            var dao = tx.dao(StudioDao::new);
            var before = Versioned.unchanged(dao.lock(), command.version(), "studio");
            var after = command.applyTo(before);
            if (after.equals(new ChangeStudio(0, Patch.absent(), Patch.absent(), Patch.absent(), Patch.absent(),
                    Patch.absent()).applyTo(before))) {
                return before;
            }
            // Without the values: an address may be a person's.
            Events.record(tx, TenantEvent.CHANGED, before.id(), Map.of());
            return dao.change(after);
        });
    }

    /// The studio that a link of a mail or a message leads to, or empty if there is none.
    public Optional<Studio> behindLink(UUID tenantId, Origin origin) {
        return db.read(Principal.bearer(tenantId, origin), tx -> tx.dao(StudioDao::new).find());
    }
}
