package com.motionmavericks.domain.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.motionmavericks.domain.identity.InviteMember;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenancyTest {
    @AutoClose
    private final TestDatabase database = new TestDatabase();
    private final SettableClock clock = new SettableClock();
    private final TestStudio ours = TestStudio.create(database, clock);
    private final TestStudio theirs = TestStudio.create(database, clock);

    TenancyTest() {
        for (var studio : List.of(ours, theirs)) {
            studio.api().invitations().invite(studio.admin(), UUID.randomUUID().toString(),
                    new InviteMember("guest@example.com", "Gil Guest", Role.GUEST, null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mm_api", "mm_worker"})
    void handWrittenSqlReadsNothingOfAnotherTenantAndNothingWithoutOne(String role) {
        try (var pool = database.as(role, 1)) {
            Jdbi.create(pool).useTransaction(handle -> {
                for (var table : readable(handle)) {
                    assertThat(count(handle, table, "true")).as(table + " without a tenant").isZero();
                }
                enter(handle, ours.tenantId());
                assertThat(count(handle, "invitation", "true")).isEqualTo(1);
                for (var table : readable(handle)) {
                    assertThat(count(handle, table, "tenant_id = '" + theirs.tenantId() + "'")).as(table).isZero();
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update invitation set status = 'REVOKED' where tenant_id = '%s'",
            "update member set name = 'taken' where tenant_id = '%s'"})
    void handWrittenSqlChangesNothingOfAnotherTenant(String sql) {
        try (var pool = database.as("mm_api", 1)) {
            Jdbi.create(pool).useTransaction(handle -> {
                enter(handle, ours.tenantId());
                assertThat(handle.execute(sql.formatted(theirs.tenantId()))).isZero();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "insert into member (tenant_id, email, name, role, status, created_at) values ('%s', 'x@y.example', 'X', 'GUEST', 'INVITED', now())",
            "insert into member (tenant_id, email, name, role, status, created_at) values ('%s', 'guest@example.com', 'X', 'GUEST', 'INVITED', now()) on conflict (tenant_id, email) do update set name = 'taken'",
            "insert into outbox (tenant_id, workflow_type, workflow_id, subject_id, signal_name, summary, due_at) values ('%s', 'Invitation', 'x', uuidv7(), 'revoked', '', now())",
            "update member set tenant_id = '%s'"})
    void handWrittenSqlPutsNothingIntoAnotherTenant(String sql) {
        try (var pool = database.as("mm_api", 1)) {
            assertThatThrownBy(() -> Jdbi.create(pool).useTransaction(handle -> {
                enter(handle, ours.tenantId());
                handle.execute(sql.formatted(theirs.tenantId()));
            })).hasMessageContaining("row-level security");
        }
    }

    @Test
    void noRowPointsIntoAnotherTenant() {
        var theirMember = theirs.admin().requiredMemberId();
        try (var pool = database.as("mm_api", 1)) {
            assertThatThrownBy(() -> Jdbi.create(pool).useTransaction(handle -> {
                enter(handle, ours.tenantId());
                handle.execute("""
                        insert into session (tenant_id, member_id, created_at, refreshed_at, expires_at)
                        values (?, ?, now(), now(), now())
                        """, ours.tenantId(), theirMember);
            })).hasMessageContaining("foreign key");
        }
    }

    @Test
    void aConnectionThatComesBackAfterAnAbortCarriesNoSettings() {
        try (var pool = database.as("mm_api", 1)) {
            var one = new TenantDatabase(pool, clock);
            assertThatThrownBy(() -> one.inTenant(ours.admin(), _ -> {
                throw new IllegalStateException("aborted");
            })).hasMessage("aborted");
            var left = Jdbi.create(pool).withHandle(handle -> handle.select("""
                    select coalesce(current_setting('app.tenant_id', true), '')
                      || coalesce(current_setting('app.role', true), '') || current_setting('lock_timeout')
                    """).mapTo(String.class).one());
            assertThat(left).isEqualTo("0");
        }
    }

    @Test
    void agenciesAndGuestsSeeOfTheMembersOnlyThemselves() {
        var guest = ours.api().database().inTenant(ours.admin(),
                tx -> tx.newId());
        try (var pool = database.as("mm_api", 1)) {
            Jdbi.create(pool).useTransaction(handle -> {
                enter(handle, ours.tenantId());
                handle.execute("select set_config('app.role', 'GUEST', true), set_config('app.member_id', ?, true)",
                        ours.admin().requiredMemberId().toString());
                assertThat(count(handle, "member", "true")).isEqualTo(1);
                assertThat(count(handle, "invitation", "true")).isZero();
                handle.execute("select set_config('app.member_id', ?, true)", guest.toString());
                assertThat(count(handle, "member", "true")).isZero();
                assertThat(count(handle, "event", "true")).isZero();
            });
        }
    }

    @Test
    void aProcessRefusesToStartAsARoleThatRowLevelSecurityDoesNotHold() {
        try (var api = database.as("mm_api", 1);
                var worker = database.as("mm_worker", 1);
                var owner = database.as("mm_owner", 1)) {
            assertThatCode(() -> DatabaseRole.requireHarmless(api)).doesNotThrowAnyException();
            assertThatCode(() -> DatabaseRole.requireHarmless(worker)).doesNotThrowAnyException();
            assertThatThrownBy(() -> DatabaseRole.requireHarmless(owner)).hasMessageContaining("owns tables");
        }
    }

    @Test
    void aProcessWaitsForAPostgresThatIsAwayButNotForABetterPassword() throws SQLException {
        var away = mock(DataSource.class);
        try (var api = database.as("mm_api", 1)) {
            when(away.getConnection()).thenThrow(new SQLException("refused", "08001")).thenReturn(api.getConnection());
            assertThatCode(() -> DatabaseRole.requireHarmless(away)).doesNotThrowAnyException();
        }
        var refusing = mock(DataSource.class);
        when(refusing.getConnection()).thenThrow(new SQLException("wrong password", "28P01"));
        assertThatThrownBy(() -> DatabaseRole.requireHarmless(refusing)).isInstanceOf(ConnectionException.class);
    }

    private static void enter(Handle handle, UUID tenantId) {
        handle.execute("select set_config('app.tenant_id', ?, true), set_config('app.role', 'ADMIN', true)",
                tenantId.toString());
    }

    private static long count(Handle handle, String table, String where) {
        return handle.createQuery("select count(*) from " + table + " where " + where).mapTo(Long.class).one();
    }

    /// The tenants' tables that this role may read. The outbox of the relay and the requests to sign in have none.
    private static List<String> readable(Handle handle) {
        var tables = handle
                .createQuery(
                        """
                                select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
                                  and relname not in ('outbox', 'sign_in_request', 'temporal_namespace', 'schedule', 'flyway_schema_history')
                                  and has_table_privilege(oid, 'select')
                                """)
                .mapTo(String.class).list();
        assertThat(tables).contains("invitation", "member", "person", "event");
        return tables;
    }
}
