package com.motionmavericks.domain.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.motionmavericks.domain.tenancy.PostgresFailure.Kind;
import com.motionmavericks.domain.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresFailureTest {
    private final TestDatabase database = new TestDatabase();
    private final HikariDataSource pool = database.as("mm_worker", 1);
    private final TenantDatabase worker = new TenantDatabase(pool, InstantSource.system());

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void aServerThatHasBecomeReadOnlyIsLeftForTheOneThatTakesWrites() {
        worker.acrossTenants(handle -> handle.execute("set session characteristics as transaction read only"));
        assertThat(refusal("delete from outbox").kind()).isEqualTo(Kind.READ_ONLY);
        execute("delete from outbox");
    }

    @Test
    void aTransactionThatTookTooLongIsEndedAndTheNextOneGetsAConnection() {
        execute("set session transaction_timeout = '50ms'");
        assertThat(refusal("select pg_sleep(5)").kind()).isEqualTo(Kind.TIMEOUT);
        execute("select pg_sleep(0.1)");
    }

    @Test
    void aConnectionThatIsTerminatedIsAway() {
        assertThat(refusal("select pg_terminate_backend(pg_backend_pid())").kind()).isEqualTo(Kind.AWAY);
        execute("delete from outbox");
    }

    @Test
    void aViolatedConstraintIsNamedAndNoValueIs() {
        execute("insert into temporal_namespace (name, id) values ('robin', '1')");
        assertThat(refusal("insert into temporal_namespace (name, id) values ('robin', '2')"))
                .hasToString("SQLSTATE 23505 (REFUSED, constraint temporal_namespace_pkey)");
    }

    private void execute(String sql) {
        worker.acrossTenants(handle -> handle.execute(sql));
    }

    private PostgresFailure refusal(String sql) {
        return PostgresFailure.in(catchThrowable(() -> execute(sql))).orElseThrow();
    }
}
