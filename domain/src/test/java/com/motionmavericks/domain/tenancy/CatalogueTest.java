package com.motionmavericks.domain.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/// The rules of tenancy, for every present and future table. The exceptions are listed here, and with their reasons in
/// `docs/security.md`.
class CatalogueTest {
    private static final String OUR_TABLES = """
            select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'
            """;
    /// Tables without a tenant, or whose rows one role reads across tenants.
    static final Set<String> ACROSS_TENANTS = Set.of("outbox", "temporal_namespace", "event_epoch",
            "sign_in_request", "schedule", "rate_limit");
    private static final Set<String> INDEXES_ACROSS_TENANTS = Set.of("tenant_clerk_organization_key", "member_email",
            "partner_id");

    private final Jdbi database = new TestDatabase().superuser();

    @Test
    void everyTableForcesRowLevelSecurity() {
        assertThat(names("select relname from (" + OUR_TABLES + ") t join pg_class c using (oid, relname) "
                + "where not (c.relrowsecurity and c.relforcerowsecurity)")).isEmpty();
    }

    @Test
    void everyIndexOfATenantsTableBeginsWithTheTenant() {
        assertThat(names("""
                select i.indexrelid::regclass::text from pg_index i join (%s) t on t.oid = i.indrelid
                where t.relname <> all (:exempt) and (select attname from pg_attribute a
                  where a.attrelid = i.indrelid and a.attnum = i.indkey[0]) <> 'tenant_id'
                """.formatted(OUR_TABLES))).isSubsetOf(INDEXES_ACROSS_TENANTS);
    }

    @Test
    void everyForeignKeyCarriesTheTenant() {
        assertThat(names("""
                select conname from pg_constraint c join (%s) t on t.oid = c.conrelid
                where contype = 'f' and (select attname from pg_attribute a
                  where a.attrelid = c.conrelid and a.attnum = c.conkey[1]) <> 'tenant_id'
                """.formatted(OUR_TABLES))).isEmpty();
    }

    @Test
    void everyTenantsTableIsHeldToItsTenantForReadingAndWriting() {
        var tenant = "tenant_id = ( SELECT (NULLIF(current_setting(''app.tenant_id''::text, true), ''''::text))::uuid AS \"nullif\")";
        assertThat(names("""
                select relname from (%s) t where relname <> all (:exempt) and not exists (
                  select from pg_policies p where p.tablename = t.relname and p.permissive = 'PERMISSIVE'
                    and p.cmd = 'ALL' and p.qual = '(%s)' and p.with_check = p.qual)
                """.formatted(OUR_TABLES, tenant))).isEmpty();
    }

    @Test
    void everyTableOfAProjectIsHeldToItsPeopleOrToAdmins() {
        assertThat(names("""
                select relname from (%s) t
                where exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'project_id')
                  and relname <> 'project_member' and not exists (
                    select from pg_policies p where p.tablename = t.relname and p.permissive = 'RESTRICTIVE'
                      and p.cmd = 'ALL' and p.policyname in ('within_projects', 'admins_only'))
                """.formatted(OUR_TABLES))).isEmpty();
    }

    @Test
    void onlyTheNamedRolesLookAcrossTenants() {
        assertThat(names("""
                select distinct unnest(roles)::text from pg_policies
                where qual = 'true' or (cmd = 'INSERT' and with_check = 'true')
                """)).containsExactlyInAnyOrder("mm_across", "mm_authenticator", "mm_api", "mm_worker");
        assertThat(names("select tablename from pg_policies where with_check = 'true' and 'mm_api' = any (roles)"))
                .containsExactly("sign_in_request");
        assertThat(names("select tablename from pg_policies where qual = 'true' and 'mm_api' = any (roles)"))
                .containsExactly("schedule");
        assertThat(names("select tablename from pg_policies where qual = 'true' and 'mm_worker' = any (roles)"))
                .isSubsetOf(ACROSS_TENANTS);
    }

    @Test
    void whatLooksAcrossTenantsIsPinnedAndKeptFromThePublic() {
        assertThat(names("""
                select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner
                where p.prosecdef and not (r.rolname in ('mm_across', 'mm_authenticator')
                  and exists (select from unnest(p.proconfig) c where c like 'search_path=%')
                  and not has_function_privilege('public', p.oid, 'execute'))
                """)).isEmpty();
        assertThat(names("select proname from pg_proc where prosecdef")).containsExactlyInAnyOrder(
                "tenant_of_clerk_organization", "forget_idempotency_keys", "claim_overdue_rows", "signal_open_rows",
                "signal_due_digests", "current_event_epoch", "begin_event_epoch_if_restored", "oldest_transaction",
                "sees_project", "enter_by_clerk", "enter_by_session", "studios_with_unrouted_events",
                "unrouted_events", "active_members_of", "ask_about_clerk_user", "rows_of_clerk_user",
                "make_clerk_users_due", "enter_by_api_key", "studios_with_parked_steps", "due_rows",
                "oldest_due_digest", "parked_step_counts", "begin_retention_rounds",
                "forget_ended_sessions_and_webhooks", "forget_security_events", "signer_of_webhooks",
                "charge_rate_limit", "forget_full_rate_limits", "studios_with_events_for_webhooks",
                "forget_webhook_messages");
    }

    @Test
    void theProcessesRolesOwnNothingAndCannotStepAround() {
        assertThat(names("""
                select rolname from pg_roles where rolname in ('mm_api', 'mm_worker', 'mm_across', 'mm_authenticator')
                  and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
                    or exists (select from pg_class where relowner = pg_roles.oid and relkind <> 'v'))
                """)).isEmpty();
    }

    /// A view reads with the rights of its owner: this one serves only the function of the sweep.
    @Test
    void aProcessReadsThroughNoViewButThatOfPeople() {
        assertThat(names("select relname from pg_class where relnamespace = 'public'::regnamespace "
                + "and relkind in ('v', 'm')")).containsExactlyInAnyOrder("open_row", "person");
        assertThat(names("""
                select grantee::text from information_schema.role_table_grants
                where table_name = 'open_row' and grantee <> 'mm_across'
                """)).isEmpty();
    }

    @Test
    void noStatusIsAnEnum() {
        assertThat(names("select typname from pg_type where typtype = 'e'")).isEmpty();
    }

    private List<String> names(String sql) {
        return database.withHandle(handle -> handle.createQuery(sql.replace(":exempt",
                "array['" + String.join("','", ACROSS_TENANTS) + "']")).mapTo(String.class).list());
    }
}
