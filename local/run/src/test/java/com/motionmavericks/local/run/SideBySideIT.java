package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.run.TestSystem.Studio;
import com.motionmavericks.local.run.processes.Child;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two APIs and two workers share the work, and one of each is stopped while there is work.
class SideBySideIT {
    private final LocalSystem system = TestSystem.system();
    private final Studio studio = TestSystem.newStudio();
    private final StudioClient client = studio.client();
    private final List<Child> others = new ArrayList<>();
    private final int secondPort = TestSystem.freePort(28_100);
    private final int secondAdminPort = TestSystem.freePort(28_200);
    private final int secondWorkerPort = TestSystem.freePort(28_300);

    @AfterEach
    void stopOthers() {
        client.mendMail();
        others.stream().filter(Child::isAlive).forEach(Child::stop);
        TestSystem.restartStopped();
    }

    @Test
    void twoOfEachShareTheWorkAndDoNothingTwice() {
        var second = startApi();
        startWorker();
        var workflows = new AllWorkflows(studio);
        workflows.start().triggerSchedules();
        var addresses = Stream.generate(TestSystem::newAddress).limit(60).toList();
        for (var i = 0; i < addresses.size(); i++) {
            invite(i % 2 == 0 ? client : second, UUID.randomUUID().toString(), addresses.get(i)).expect(201);
        }
        addresses.forEach(address -> {
            client.awaitLink(address);
            assertThat(client.mails(address)).hasSize(1);
        });
        workflows.awaitEffectsOnce();
        assertThat(List.of(TestSystem.running().workerAdmin(), Settings.url(secondWorkerPort)))
                .allSatisfy(admin -> assertThat(client.fetch(admin + "/metrics").lines()
                        .filter(line -> line.startsWith("relay_signals_delivered_total")))
                        .as(admin).isNotEmpty().noneMatch(line -> line.endsWith(" 0.0")));
    }

    @Test
    void oneCommandSentToBothApisIsDoneOnce() throws Exception {
        var second = startApi();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 20; i++) {
                var key = UUID.randomUUID().toString();
                var address = TestSystem.newAddress();
                var replies = threads.invokeAll(Stream
                        .of(client, second).<Callable<StudioClient.Reply>>map(api -> () -> invite(api, key, address))
                        .toList());
                assertThat(replies.stream().map(Future::resultNow).map(reply -> reply.expect(201).header("Location")
                        .replaceAll(".*/v1/", "")).distinct()).hasSize(1);
            }
        }
    }

    @Test
    void aStoppedWorkerFinishesWhatItHasBegun() {
        system.stop("worker");
        var worker = startWorker();
        client.breakMail(Map.of("mode", "slow", "delaySeconds", 4));
        var addresses = Stream.generate(TestSystem::newAddress).limit(60).toList();
        addresses.forEach(address -> studio.invite(address).expect(201));
        StudioClient.await("the first mails", () -> Optional.of(sent(addresses)).filter(mails -> !mails.isEmpty()));

        var stopped = Instant.now();
        worker.stop();

        assertThat(Duration.between(stopped, Instant.now())).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(25));
        assertThat(worker.ended().join()).isIn(0, 143);
        var mailed = sent(addresses);
        assertThat(mailed).as("some wait for another worker").hasSizeBetween(2, addresses.size() - 1);
        assertThat(mailedInvitations()).containsExactlyInAnyOrderElementsOf(mailed);
        client.mendMail();
        system.restart("worker");
        addresses.forEach(client::awaitLink);
        assertThat(client.ledger(TestSystem.running().standIns().resend()).stream()
                .filter(mail -> addresses.contains(mail.at("/to/0").asText())))
                .hasSize(addresses.size()).allSatisfy(mail -> assertThat(mail.get("attempts").asInt()).isOne());
    }

    @Test
    void anApiThatIsStoppedUnderLoadLosesNothingAndItsClientsGoOnAtTheOther() throws Exception {
        var second = startApi();
        var api = others.getLast();
        var project = client.post(studio.admin(), "/v1/projects", Map.of("name", "Load")).expect(201).json().get("id")
                .asText();
        var titles = IntStream.range(0, 400).mapToObj(i -> "Task " + i).toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var replies = titles.stream().map(title -> threads.submit(() -> {
                var key = UUID.randomUUID().toString();
                try {
                    var reply = addTask(second, key, project, title);
                    return reply.status() == 503 ? addTask(client, key, project, title) : reply;
                } catch (UncheckedIOException _) {
                    return addTask(client, key, project, title);
                }
            })).toList();
            replies.get(100).get();
            api.stop();
            for (var reply : replies) {
                reply.get().expect(201);
            }
        }
        assertThat(createdTasks(project)).containsExactlyInAnyOrderElementsOf(titles);
        assertThat(api.ended().join()).isIn(0, 143);
    }

    private StudioClient.Reply addTask(StudioClient api, String key, String project, String title) {
        return api.post(studio.admin(), key, "/v1/projects/" + project + "/tasks", Map.of("title", title));
    }

    private List<String> createdTasks(String project) {
        var titles = new ArrayList<String>();
        for (var page = "/v1/projects/" + project + "/tasks?limit=100"; page != null;) {
            var json = client.get(studio.admin(), page).expect(200).json();
            titles.addAll(json.get("items").findValuesAsText("title"));
            page = json.has("next") ? json.get("next").asText() : null;
        }
        return titles;
    }

    private StudioClient.Reply invite(StudioClient api, String key, String address) {
        return api.post(studio.admin(), key, "/v1/invitations",
                Map.of("email", address, "name", "Robin Reviewer", "role", "GUEST"));
    }

    private List<String> sent(List<String> addresses) {
        return addresses.stream().filter(address -> !client.mails(address).isEmpty()).toList();
    }

    private List<String> mailedInvitations() {
        return client.get(studio.admin(), "/v1/invitations?limit=100").expect(200).json().get("items")
                .findParents("mailedAt").stream().map(invitation -> invitation.get("email").asText()).toList();
    }

    private StudioClient startApi() {
        others.add(TestSystem.startApi(secondPort, secondAdminPort));
        var first = TestSystem.running();
        return new StudioClient(new RunningSystem(Settings.url(secondPort), Settings.url(secondAdminPort),
                first.workerAdmin(), first.inbox(), first.standIns(), first.temporal(), first.temporalUi(),
                first.database(), first.tenant(), first.pids()), TestSystem::check);
    }

    private Child startWorker() {
        var worker = TestSystem.startWorker(secondWorkerPort, Map.of("WORKER_DRAIN", "PT25S"));
        others.add(worker);
        return worker;
    }
}
