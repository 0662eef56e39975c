package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.run.SpanReceiver.ReceivedSpan;
import com.motionmavericks.local.run.TestSystem.Studio;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// One trace from the request through outbox, signal, workflow and activity to the call of the mail vendor.
class TracesIT {
    private static final String CALLER = "b7ad6b7169203331";
    private static final Studio STUDIO = TestSystem.newStudio();

    private final StudioClient client = STUDIO.client();
    private final String address = TestSystem.newAddress();

    @Test
    void eachMailIsInTheTraceOfTheRequestThatLedToIt() throws IOException {
        var first = newTrace();
        var created = client.post(STUDIO.admin(), "/v1/invitations",
                Map.of("email", address, "name", "Robin Reviewer", "role", "GUEST"), "traceparent", parent(first))
                .expect(201);
        assertThat(created.header("traceparent")).startsWith("00-" + first + "-");
        assertPath(first, "POST /v1/invitations", "signal Invitation.invited");

        // This signal reaches a workflow that runs.
        var second = newTrace();
        var id = created.json().get("id").asText();
        var token = client.awaitLink(address);
        var version = STUDIO.invitation(id).header("ETag");
        client.post(STUDIO.admin(), "/v1/invitations/" + id + "/resend", Map.of(), "If-Match", version, "traceparent",
                parent(second)).expect(200);
        assertPath(second, "POST /v1/invitations/{invitationId}/resend", "signal Invitation.resent");

        assertThat(Files.readAllLines(TestSystem.system().directory().resolve("logs/api.log")))
                .anyMatch(line -> line.contains("traceId=" + first) && line.contains("POST /v1/invitations 201"));
        assertThat(trace(first)).extracting(ReceivedSpan::text).noneMatch(
                text -> text.contains(address) || text.contains("Robin") || text.contains(token));
    }

    /// Follows the spans from the call of the vendor back to the caller.
    private void assertPath(String trace, String request, String signal) {
        var call = StudioClient.await("the call of the vendor",
                () -> trace(trace).stream().filter(span -> span.name().equals("POST resend")).findFirst());
        var spans = StudioClient.await("the spans before it", () -> Optional
                .of(trace(trace).stream().collect(Collectors.toMap(ReceivedSpan::spanId, Function.identity())))
                .filter(all -> all.values().stream().anyMatch(span -> span.parentId().equals(CALLER))));
        var path = new ArrayList<ReceivedSpan>();
        for (var span = call; span != null; span = spans.get(span.parentId())) {
            path.addFirst(span);
        }
        assertThat(path).extracting(ReceivedSpan::name)
                .containsExactly(request, signal, "MailInvitation", "POST resend");
        assertThat(path).extracting(ReceivedSpan::service).containsExactly("motion-mavericks-api",
                "motion-mavericks-worker", "motion-mavericks-worker", "motion-mavericks-worker");
        assertThat(path.getFirst().parentId()).isEqualTo(CALLER);
        assertThat(spans.values()).as("no span without its parent")
                .allMatch(span -> span.parentId().equals(CALLER) || spans.containsKey(span.parentId()));
        assertThat(client.ledger(TestSystem.running().standIns().resend()))
                .filteredOn(mail -> mail.get("to").toString().contains(address))
                .anyMatch(mail -> mail.get("traceparent").asText()
                        .equals("00-" + trace + "-" + call.spanId() + "-01"));
    }

    private static List<ReceivedSpan> trace(String id) {
        return TestSystem.SPANS.spans().stream().filter(span -> span.traceId().equals(id)).toList();
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String parent(String trace) {
        return "00-" + trace + "-" + CALLER + "-01";
    }
}
