package com.motionmavericks.local.run;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.motionmavericks.local.run.StudioClient.Reply;
import com.motionmavericks.local.run.TestSystem.Studio;
import com.motionmavericks.local.run.processes.Child;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Two APIs with a fifth of the quotas, behind a proxy that tells the addresses of its clients.
class RateLimitsIT {
    private static final Map<String, String> SMALL = Map.of("RATE_LIMIT_FACTOR", "0.2", "TRUSTED_PROXIES", "127.0.0.1",
            "API_DATABASE_POOL", "8", "REQUESTS_PER_STUDIO", "2", "MAX_CONNECTIONS", "60");
    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final int PORT = TestSystem.freePort(28_400);
    private static final int ADMIN_PORT = TestSystem.freePort(28_600);
    private static final int OTHER_PORT = TestSystem.freePort(28_500);
    private static final List<Child> APIS = List.of(
            TestSystem.startApi("small-api", PORT, ADMIN_PORT, SMALL),
            TestSystem.startApi("other-small-api", OTHER_PORT, TestSystem.freePort(28_700), SMALL));

    private final Studio studio = TestSystem.newStudio();
    private final StudioClient one = client(PORT, TestSystem::check);
    private final StudioClient other = client(OTHER_PORT, TestSystem::check);
    private final String address = "192.0.2." + ADDRESSES.incrementAndGet();

    @AfterAll
    static void stop() {
        APIS.forEach(Child::stop);
    }

    @Test
    void twoApisTogetherAllowTheQuotaOfAPrincipalUnderTenTimesTheLoad() throws Exception {
        var token = studio.admin();
        var stranger = TestSystem.newStudio().admin();
        var apis = List.of(quick(PORT), quick(OTHER_PORT));
        var start = System.nanoTime();
        // 240 at once, and 4 a second.
        DoubleSupplier quota = () -> 240 + 4 * Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        var sent = new AtomicInteger();
        Callable<List<Integer>> flood = () -> Stream.generate(() -> apis).flatMap(List::stream)
                .takeWhile(_ -> sent.incrementAndGet() < 10 * quota.getAsDouble())
                .map(api -> api.get(token, "/v1/me").status()).toList();
        List<Integer> statuses;
        try (var threads = Executors.newFixedThreadPool(8)) {
            var floods = threads.invokeAll(Stream.generate(() -> flood).limit(7).toList());
            statuses = floods.stream().map(Future::resultNow).flatMap(List::stream).toList();
        }
        var allowed = quota.getAsDouble();
        assertThat(statuses).containsOnly(200, 429);
        assertThat((double) statuses.stream().filter(status -> status == 200).count())
                .isBetween(allowed * 0.98, allowed * 1.01);
        assertThat(one.get(stranger, "/v1/me").expect(200).header("RateLimit")).isEqualTo("\"read\";r=239;t=1");
    }

    @Test
    void everyAnswerTellsWhatIsLeft() {
        var token = studio.admin();
        var first = one.get(token, "/v1/me").expect(200);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"read\";q=240;w=60");
        assertThat(first.header("RateLimit")).isEqualTo("\"read\";r=239;t=1");
        var written = one.post(token, "/v1/projects", Map.of("name", "Spring")).expect(201);
        assertThat(written.header("RateLimit")).isEqualTo("\"write\";r=59;t=1");
        var missing = one.get(token, "/v1/tasks/" + UUID.randomUUID()).expect(404);
        assertThat(missing.header("RateLimit")).matches("\"read\";r=23[89];t=1");

        var refused = untilRefused(() -> one.post(token, "/v1/projects", Map.of("name", "Spring")));

        assertThat(refused.header("RateLimit")).matches("\"write\";r=0;t=(59|60)");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.json().get("code").asText()).isEqualTo("too-many-requests");
        assertThat(refused.json().get("retryAfter").asInt()).isOne();
        one.get(token, "/v1/me").expect(200);
        StudioClient.await("the security event", () -> Optional.of(other.get(token, "/v1/security-events").expect(200)
                .json().get("items").findValuesAsText("kind")).filter(kinds -> kinds.contains("RATE_LIMITED")));
    }

    @Test
    void aMemberHasOneQuotaInAllTheirSessions() {
        var email = TestSystem.newAddress();
        var first = studio.join("GUEST", email).get("accessToken").asText();
        studio.client().post("", "/v1/sign-in-links", Map.of("email", email)).expect(202);
        var link = StudioClient.await("the mail",
                () -> studio.client().mails(email, "Sign in to").stream().findFirst());
        var second = studio.client().post("", "/v1/sessions", Map.of("signInToken", StudioClient.linkToken(link)))
                .expect(201).json().get("accessToken").asText();

        assertThat(one.get(first, "/v1/me").expect(200).header("RateLimit")).startsWith("\"read\";r=239");
        assertThat(one.get(second, "/v1/me").expect(200).header("RateLimit")).startsWith("\"read\";r=238");
        assertThat(one.get(studio.join("GUEST").get("accessToken").asText(), "/v1/me").expect(200).header("RateLimit"))
                .startsWith("\"read\";r=239");
    }

    @Test
    void aPageIsLimitedByTheAddressAlsoIfTheClientHasManyOfIpv6() {
        var addresses = new AtomicInteger();
        Supplier<Reply> visit = () -> open(one, "2001:db8::%x:1".formatted(addresses.incrementAndGet()));
        IntStream.range(0, 24).forEach(_ -> visit.get().expect(404));
        visit.get().expect(429);
        open(other, "2001:db8::ffff").expect(429);
        open(other, "2001:db8:0:1::1").expect(404);
        open(other, address).expect(404);
    }

    @Test
    void passwordsAndTokensHaveATighterLimit() {
        var tries = Stream.generate(() -> one.post("", "/v1/sessions", Map.of("invitationToken", "guess"),
                "X-Forwarded-For", address)).limit(8).map(Reply::status).toList();
        assertThat(tries).containsExactly(404, 404, 404, 404, 404, 404, 429, 429);
        open(one, address).expect(404);
    }

    @Test
    void aCannonOfInvitationsStopsAtItsNumber() {
        var people = Stream.generate(() -> person(TestSystem.newAddress())).limit(18).toList();
        one.post(studio.admin(), "/v1/invitations/bulk", Map.of("invitations", people)).expect(207);
        var second = other.post(studio.admin(), "/v1/invitations/bulk", Map.of("invitations",
                Stream.generate(() -> person(TestSystem.newAddress())).limit(4).toList())).expect(207).json();
        assertThat(second.findValuesAsText("status")).contains("201").contains("429");
        assertThat(second.findValues("retryAfter")).hasSize(2).allSatisfy(
                seconds -> assertThat(seconds.asInt()).isBetween(120, 180));

        var refused = one.post(studio.admin(), "/v1/invitations", person(TestSystem.newAddress())).expect(429);

        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(120, 180);
        assertThat(one.fetch(Settings.url(ADMIN_PORT) + "/metrics"))
                .containsPattern("rate_limited_total\\{limit=\"invitations\"} [1-9]");
        TestSystem.newStudio().invite(TestSystem.newAddress()).expect(201);
    }

    @Test
    void anAddressWithForgedTokensIsRefusedBeforeTheyAreVerifiedAndItsNeighboursAreServed() {
        var partner = PartnerSender.create(studio);
        var forgedKey = "mmk_" + "A".repeat(86);
        var statuses = Stream.of("forged", forgedKey).flatMap(token -> Stream.generate(() -> one
                .get(token, "/v1/me", "X-Forwarded-For", address).status()).limit(10)).toList();
        assertThat(statuses.subList(0, 12)).containsOnly(401);
        assertThat(statuses.subList(12, 20)).containsOnly(429);

        one.get("forged", "/v1/me", "X-Forwarded-For", address).expect(429);
        one.call("POST", "", "/v1/webhooks" + partner.path().replace("/v1", ""), PartnerSender.DELIVERED,
                "X-Forwarded-For", address).expect(429);
        one.get(studio.admin(), "/v1/me", "X-Forwarded-For", address).expect(200);
        one.get(forgedKey, "/v1/me", "X-Forwarded-For", address + "0").expect(401);
    }

    @Test
    void anApiHasSoManyConnectionsAndTheNextIsServedWhenOneCloses() throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 60; i++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), OTHER_PORT));
            }
            var next = new Socket(InetAddress.getLoopbackAddress(), OTHER_PORT);
            sockets.add(next);
            next.setSoTimeout(500);
            next.getOutputStream().write("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
            assertThatThrownBy(() -> next.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            for (var socket : sockets.subList(0, 30)) {
                socket.close();
            }
            next.setSoTimeout(5000);
            assertThat(next.getInputStream().read()).isEqualTo('H');
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    /// A lock makes each request for milestones wait for two seconds, with its connection.
    @Test
    void aStudioHasFewRequestsAtOnceAndTheOthersAreServed() throws Exception {
        var token = studio.admin();
        var milestones = one.post(token, "/v1/projects", Map.of("name", "Spring")).expect(201).header("Location")
                + "/milestones";
        var stranger = TestSystem.newStudio().admin();
        one.get(stranger, "/v1/me").expect(200);
        var quick = quick(PORT);
        Callable<Reply> read = () -> quick.get(token, milestones);
        try (var threads = Executors.newFixedThreadPool(20);
                var connection = TestSystem.system().postgres().superuser(Settings.DATABASE);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table milestone in access exclusive mode");
            var reads = Stream.generate(() -> threads.submit(read)).limit(20).toList();
            awaitRequestsInPostgres(2);

            var before = System.nanoTime();
            one.get(stranger, "/v1/me").expect(200);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(700));
            var replies = new ArrayList<Reply>();
            for (var reply : reads) {
                replies.add(reply.get());
            }

            assertThat(replies).filteredOn(reply -> reply.status() == 429).hasSize(18)
                    .allSatisfy(reply -> assertThat(reply.header("Retry-After")).isEqualTo("1"));
            assertThat(replies).filteredOn(reply -> reply.status() != 429).extracting(Reply::status)
                    .containsOnly(409);
            // Both hang up, and free their places all the same.
            for (var i = 0; i < 2; i++) {
                var hungUp = new Socket(InetAddress.getLoopbackAddress(), PORT);
                hungUp.getOutputStream().write(("GET " + milestones + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                        + token + "\r\n\r\n").getBytes(US_ASCII));
                awaitRequestsInPostgres(i + 1);
                hungUp.close();
            }
            connection.rollback();
        }
        one.get(token, milestones).expect(200);
    }

    private static void awaitRequestsInPostgres(int count) {
        StudioClient.await(count + " requests that wait for the lock", () -> Optional.of(TestSystem.number("""
                select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%milestone%'
                """)).filter(waiting -> waiting >= count));
    }

    private static Reply untilRefused(Supplier<Reply> call) {
        return Stream.generate(call).limit(100).filter(reply -> reply.status() == 429).findFirst().orElseThrow();
    }

    private static Reply open(StudioClient client, String address) {
        return client.get("", "/i/guess", "X-Forwarded-For", address);
    }

    private static Map<String, String> person(String address) {
        return Map.of("email", address, "name", "Robin Reviewer", "role", "GUEST");
    }

    /// A client that checks nothing, and so is quick.
    private static StudioClient quick(int port) {
        return client(port, (_, _, _, _) -> {});
    }

    private static StudioClient client(int port, StudioClient.Listener listener) {
        var first = TestSystem.running();
        return new StudioClient(new RunningSystem(Settings.url(port), first.apiAdmin(), first.workerAdmin(),
                first.inbox(), first.standIns(), first.temporal(), first.temporalUi(), first.database(),
                first.tenant(), first.pids()), listener);
    }
}
