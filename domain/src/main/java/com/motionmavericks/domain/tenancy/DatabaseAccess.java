package com.motionmavericks.domain.tenancy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.Metrics;
import java.sql.SQLException;

/// The access of a process to Postgres.
///
/// @param url a JDBC URL, `jdbc:postgresql://host:port/database`
/// @param poolSize at least the number of requests in flight: a smaller pool makes the slowest requests much slower
public record DatabaseAccess(String url, String user, String password, int poolSize) {

    /// Opens a pool of connections. Messages and logs leave out the database's detail on an error, which may quote a
    /// row.
    public HikariDataSource open(String name) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(poolSize);
        config.setConnectionTimeout(5_000);
        // A process starts while Postgres is away, and its health check reports it.
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", name);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", "40");
        config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(Metrics.globalRegistry));
        config.setExceptionOverride(new EvictReadOnly());
        return new HikariDataSource(config);
    }

    /// Closes a connection to a read-only server: after a failover another server takes writes.
    private static final class EvictReadOnly implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException refusal) {
            return PostgresFailure.in(refusal).filter(failure -> failure.kind() == PostgresFailure.Kind.READ_ONLY)
                    .map(_ -> Override.MUST_EVICT).orElse(Override.CONTINUE_EVICT);
        }
    }
}
