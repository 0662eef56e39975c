package com.motionmavericks.domain.tenancy;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.motionmavericks.domain.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// Drops and weakens each policy in turn, and expects a test of tenancy to fail each time. It takes minutes, so its name keeps
/// it out of the build: `mvn test -pl domain -am -Dtest=PolicyMutations -Dsurefire.failIfNoSpecifiedTests=false`.
class PolicyMutations {
    /// They make their databases anew in each run. Not CatalogueTest, which reads the text of policies.
    private static final List<Class<?>> TESTS = List.of(PoliciesTest.class, TenancyTest.class);

    private final Jdbi template = TestDatabase.template();

    /// A row of `pg_policies`.
    private record Policy(String table, String name, String permissive, String roles, String command,
            @Nullable String using, @Nullable String check) {

        Stream<Mutation> mutations() {
            return Stream.of(Optional.of(new Mutation(this, "dropped", "drop policy %s on %s".formatted(name, table))),
                    weakened("using", using), weakened("with check", check)).flatMap(Optional::stream);
        }

        private Optional<Mutation> weakened(String clause, @Nullable String condition) {
            return Optional.ofNullable(condition).filter(not("true"::equals)).map(_ -> new Mutation(this,
                    clause + " (true)", "alter policy %s on %s %s (true)".formatted(name, table, clause)));
        }

        /// The statements that make it as it was.
        String restore() {
            return "drop policy if exists %s on %s; create policy %s on %s as %s for %s to %s %s %s".formatted(name,
                    table, name, table, permissive, command, roles, using == null ? "" : "using (" + using + ")",
                    check == null ? "" : "with check (" + check + ")");
        }
    }

    private record Mutation(Policy policy, String name, String sql) {}

    @Test
    void eachMakesATestFail() {
        assertThat(firstFailure()).as("without a mutation").isEmpty();
        var policies = policies();
        var survivors = policies.stream().flatMap(Policy::mutations).filter(not(this::isCaught)).toList();
        assertThat(policies()).isEqualTo(policies);
        assertThat(survivors).isEmpty();
    }

    private boolean isCaught(Mutation mutation) {
        execute(mutation.sql());
        var failure = firstFailure();
        execute(mutation.policy().restore());
        System.out.printf("| `%s` | `%s` | %s | %s |%n", mutation.policy().table(), mutation.policy().name(),
                mutation.name(), failure.orElse("SURVIVED"));
        return failure.isPresent();
    }

    private static Optional<String> firstFailure() {
        return TESTS.stream().flatMap(test -> {
            var summary = new SummaryGeneratingListener();
            LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(test))
                    .build(), summary);
            return summary.getSummary().getFailures().stream().map(failure -> test.getSimpleName() + "."
                    + failure.getTestIdentifier().getLegacyReportingName().replaceFirst("\\(.*", ""));
        }).findFirst();
    }

    private void execute(String sql) {
        template.useHandle(handle -> handle.createScript(sql).execute());
    }

    private List<Policy> policies() {
        return template.withHandle(handle -> handle.createQuery("""
                select tablename, policyname, permissive, array_to_string(roles, ', '), cmd, qual, with_check
                from pg_policies order by tablename, policyname
                """).map((row, _) -> new Policy(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                row.getString(5), row.getString(6), row.getString(7))).list());
    }
}
