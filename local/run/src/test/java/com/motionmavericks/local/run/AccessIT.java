package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.run.AccessTable.Caller;
import com.motionmavericks.local.run.AccessTable.Row;
import com.motionmavericks.local.run.StudioClient.Reply;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds `docs/access.md` against the API and the contract: each operation is called by everybody whom the table names, with ids
/// of the caller's own studio, of another studio, and of nothing.
class AccessIT {
    private static final AccessTable TABLE = AccessTable.load();
    private static final AccessSubjects SUBJECTS = new AccessSubjects(TestSystem.newStudio(), TestSystem.newStudio());

    static Stream<Row> rows() {
        return TABLE.rows().stream();
    }

    static Stream<Row> rowsWithIds() {
        return rows().filter(Row::namesIds);
    }

    @Test
    void everyOperationOfTheContractHasARow() {
        assertThat(TABLE.rows().stream().map(Row::operation))
                .containsExactlyInAnyOrderElementsOf(TestSystem.CONTRACT.operations());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theContractNamesTheRolesThatTheTableLetsIn(Row row) {
        assertThat(TestSystem.CONTRACT.roles(row.operation())).isEqualTo(row.roles());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everybodyGetsWhatTheTableSays(Row row) {
        var got = row.callers()
                .collect(Collectors.toMap(caller -> caller, caller -> SUBJECTS.call(row, caller).status()));
        assertThat(got).isEqualTo(row.statuses());
    }

    @ParameterizedTest
    @MethodSource("rowsWithIds")
    void anIdOfAnotherStudioAnswersLikeAnUnknownOne(Row row) {
        assertThat(seen(SUBJECTS.call(row, Caller.STRANGER))).isEqualTo(seen(SUBJECTS.callWithUnknownId(row)));
    }

    /// What a caller can see of an answer, without what is different in each.
    private static Map<String, List<String>> seen(Reply reply) {
        var seen = reply.response().headers().map().entrySet().stream()
                .filter(header -> !List.of("date", "x-request-id", "traceparent", "ratelimit")
                        .contains(header.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        seen.put("status", List.of(Integer.toString(reply.status())));
        seen.put("body", List.of(reply.body().replaceAll("\"(instance|requestId)\":\"[^\"]*\"", "")));
        return seen;
    }
}
