package com.motionmavericks.local.bench.limit;

import static java.util.stream.Collectors.toMap;

import com.motionmavericks.local.bench.SqlScript;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class LimitResource {
    private final DataSource dataSource;
    private final Map<String, SqlScript> scripts = new ConcurrentHashMap<>();
    private final Map<String, SqlScript> bareScripts = new ConcurrentHashMap<>();

    LimitResource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @GET
    @Path("hello")
    public Map<String, String> hello() {
        return Map.of("hello", "world");
    }

    /// Runs a script in one transaction, as the admin of the organization and with the values that the query gives.
    @GET
    @Path("limit/{script}")
    public List<Map<String, @Nullable String>> run(@PathParam("script") String name, @Context UriInfo uri)
            throws SQLException {
        return run(scripts.computeIfAbsent(name, _ -> new SqlScript("limit/enter", "limit/" + name)), uri);
    }

    /// Runs a script that names its tenant itself, for tables without row-level security.
    @GET
    @Path("bare/{script}")
    public List<Map<String, @Nullable String>> runBare(@PathParam("script") String name, @Context UriInfo uri)
            throws SQLException {
        return run(bareScripts.computeIfAbsent(name, _ -> new SqlScript("bare/" + name)), uri);
    }

    private List<Map<String, @Nullable String>> run(SqlScript script, UriInfo uri) throws SQLException {
        var parameters = uri.getQueryParameters().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().getFirst()));
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            var rows = script.run(connection, parameters);
            connection.commit();
            return rows;
        }
    }
}
