package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.run.TestSystem.Studio;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Restores Temporal or Postgres from a copy of its files that is older than the other, and follows the page.
class RestoreDrillsIT {
    private final LocalSystem system = TestSystem.system();
    private final Studio studio = TestSystem.newStudio();
    private final StudioClient client = studio.client();
    private final OperatorShell shell = new OperatorShell(system, client);

    @AfterEach
    void restartStoppedProcesses() {
        TestSystem.restartStopped();
    }

    @Test
    @Drill("restored-data")
    void aTemporalOfAnEarlierTimeGoesOnWithTheRowsOfPostgres() {
        var known = invite();
        var workflows = new AllWorkflows(studio);
        system.stop("temporal");
        copy("temporal", "temporal-backup");
        system.restart("temporal");
        workflows.start();
        var unknown = invite();

        system.stop("temporal");
        copy("temporal-backup", "temporal");
        system.restart("temporal");
        run("docker compose exec postgres psql -U postgres motion_mavericks -c \"delete");

        TestSystem.awaitWorkflow("invitation:" + unknown.id(), "RUNNING");
        workflows.awaitOpenWorkflows();
        workflows.triggerSchedules();
        workflows.awaitEffectsOnce();
        assertThat(Stream.of(known, unknown).map(invitation -> client.mails(invitation.address()).size()))
                .containsOnly(1);
    }

    @Test
    @Drill("restored-data")
    void aPostgresOfAnEarlierTimeDecidesAndWorkflowsOfLostRowsEnd() {
        var kept = invite();
        stop("api", "worker", "postgres");
        copy("postgres", "postgres-backup");
        Stream.of("postgres", "worker", "api").forEach(system::restart);
        // So many transactions later that new events of the restored database would sort before this cursor.
        shell.run("""
                docker compose exec postgres psql -U postgres motion_mavericks -c "do $$ begin \
                for i in 1..5000 loop perform pg_current_xact_id(); commit; end loop; end $$\"""");
        var lost = invite();
        var last = client.get(studio.admin(), "/v1/events?limit=100").expect(200).json().get("next").asText();

        run("docker compose stop api worker");
        stop("postgres");
        copy("postgres-backup", "postgres");
        system.restart("postgres");
        run("docker compose exec postgres psql -U postgres motion_mavericks -c \" insert into event_epoch");
        run("docker compose exec postgres psql -U postgres motion_mavericks -c \"delete");
        assertThat(run("docker compose exec postgres psql -U postgres motion_mavericks -c \" select workflow_type"))
                .contains("Invitation | ");
        run("docker compose up --detach");

        studio.invitation(kept.id()).expect(200);
        studio.invitation(lost.id()).expect(404);
        var added = invite();
        StudioClient.await("the new event for who had read all", () -> Optional
                .of(client.get(studio.admin(), last.substring(last.indexOf("/v1/"))).expect(200).json().get("items"))
                .filter(events -> events.findValuesAsText("subjectId").contains(added.id())));
        TestSystem.awaitWorkflow("invitation:" + added.id(), "RUNNING");
        system.temporal().run("workflow", "signal", "-w", "invitation:" + lost.id(), "--name", "resent");
        TestSystem.awaitWorkflow("invitation:" + lost.id(), "COMPLETED");
        client.post("", "/v1/sessions", Map.of("invitationToken", kept.token())).expect(201);
        TestSystem.awaitWorkflow("invitation:" + kept.id(), "COMPLETED");
    }

    private record Invitation(String id, String address, String token) {}

    private Invitation invite() {
        var address = TestSystem.newAddress();
        var id = studio.invite(address).expect(201).json().get("id").asText();
        var token = client.awaitLink(address);
        StudioClient.await("the mail to be noted", () -> Optional.of(studio.invitation(id).json())
                .filter(invitation -> invitation.has("mailedAt")));
        return new Invitation(id, address, token);
    }

    private void stop(String... names) {
        Stream.of(names).forEach(system::stop);
    }

    private void copy(String from, String to) {
        assertThat(shell.run("cd %s && rm -rf %s && cp -a %s %s".formatted(system.directory(), to, from, to)))
                .isEmpty();
    }

    private String run(String beginning) {
        return shell.run(RunbookPage.read("restored-data").command(beginning));
    }
}
