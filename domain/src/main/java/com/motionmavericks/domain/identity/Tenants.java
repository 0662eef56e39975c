package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.PersonName;
import com.motionmavericks.domain.text.Title;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Creates tenants. [Studios] has what their ADMINs change.
public final class Tenants {
    private final TenantDatabase db;

    public Tenants(TenantDatabase db) {
        this.db = db;
    }

    /// The command to create a tenant.
    ///
    /// @param clerkOrganization its organization in Clerk, for example `org_2abc`
    /// @param adminClerkUser the first ADMIN's user id in Clerk
    public record NewTenant(Title name, String clerkOrganization, EmailAddress adminEmail, PersonName adminName,
            String adminClerkUser) {
        /// @throws Refused with INVALID
        public NewTenant(String name, String clerkOrganization, String adminEmail, String adminName,
                String adminClerkUser) {
            this(Title.of(name), clerkOrganization, EmailAddress.of(adminEmail), PersonName.of(adminName),
                    adminClerkUser);
        }
    }

    /// Creates a tenant and its first ADMIN, unless the organization is a tenant already. Needs the database role that owns the
    /// tables: neither API nor worker may create tenants.
    ///
    /// @return the tenant's id
    public UUID createTenant(NewTenant command) {
        return tenantOf(command.clerkOrganization()).orElseGet(() -> {
            var tenantId = db.acrossTenants(handle -> handle.select("select uuidv7()").mapTo(UUID.class).one());
            var owner = Principal.command(tenantId, "create-tenant");
            return db.inTenant(owner, tx -> {
                var dao = tx.dao(MemberDao::new);
                var adminId = tx.newId();
                dao.insertTenant(tenantId, command.name(), command.clerkOrganization(), tx.now());
                dao.insertAdmin(tenantId, adminId, command.adminEmail(), command.adminName(), command.adminClerkUser(),
                        tx.now());
                tx.dao(ClerkUserDao::new).insertLinked(tenantId, command.adminClerkUser(), adminId, tx.now());
                Events.record(tx, TenantEvent.CREATED, tenantId, Map.of("adminId", adminId));
                return tenantId;
            });
        });
    }

    private Optional<UUID> tenantOf(String clerkOrganization) {
        return db.acrossTenants(handle -> new MemberDao(handle).tenantOfClerkOrganization(clerkOrganization));
    }
}
