package com.motionmavericks.local.chaos;

import com.motionmavericks.local.run.StudioClient;
import com.motionmavericks.local.run.StudioClient.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// One of several clients that send commands at the same time. A client sends one command after the other, and only about its
/// own resources. So its commands follow from the seed alone, and each of them is allowed.
final class Client {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /// Shorter than every deadline that a command sets.
    private static final Duration IN_TIME = Duration.ofSeconds(5);
    private static final int REPEAT_ONE_IN = 6;

    private final String name;
    private final Studio studio;
    private final Random random;
    private final RetryingClient retryingClient;
    private final Operator operator;
    private final Statistics statistics;
    private final List<Expected> resources = new ArrayList<>();
    private final List<Finished> finished = new ArrayList<>();
    private int names;

    private record Finished(Command command, Request request, Reply reply) {}

    Client(String name, Studio studio, Random random, Slack slack, Statistics statistics) {
        this.name = name;
        this.studio = studio;
        this.random = random;
        this.statistics = statistics;
        this.retryingClient = new RetryingClient(studio.client(), statistics);
        this.operator = new Operator(studio, retryingClient, slack, statistics);
        resources.add(new BoardCommands.Project(studio.sharedProject(), true));
    }

    /// Sends commands.
    ///
    /// @param ended runs after each command
    void run(int commands, Runnable ended) {
        for (var i = 0; i < commands; i++) {
            var next = next();
            try {
                carryOut(next.type(), next.command());
                repeatEarlier();
            } catch (RuntimeException e) {
                statistics.violated(name + ", " + next.type().name() + ": " + e);
            }
            ended.run();
        }
    }

    List<Expected> resources() {
        return resources;
    }

    Studio studio() {
        return studio;
    }

    Random random() {
        return random;
    }

    StudioClient http() {
        return studio.client();
    }

    RetryingClient retryingClient() {
        return retryingClient;
    }

    /// A unique name.
    String newName() {
        return name + "-" + names++;
    }

    <T extends Expected> T add(T resource) {
        resources.add(resource);
        return resource;
    }

    /// A random resource of a type that meets a condition, if there is one.
    <T extends Expected> Optional<T> pick(Class<T> type, Predicate<T> condition) {
        return oneOf(resources.stream().filter(type::isInstance).map(type::cast).filter(condition).toList());
    }

    <T> Optional<T> oneOf(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    Reply read(Expected resource) {
        return retryingClient.send(studio.admin(), Request.get(resource.path())).expect(200);
    }

    /// The members who have accepted this client's invitations.
    Stream<InvitationCommands.Person> people() {
        return resources.stream().filter(InvitationCommands.Person.class::isInstance)
                .map(InvitationCommands.Person.class::cast);
    }

    /// Reads a resource, and lists the differences from what its commands must have led to.
    Stream<String> unmet(Expected resource) {
        var reply = retryingClient.send(resource.reader(studio.admin()), Request.get(resource.path()));
        return reply.status() == 200
                ? resource.unmet(reply.json()).stream()
                : Stream.of(resource.path() + " was answered with " + reply.status() + ": " + reply.body());
    }

    /// Waits for a result of a workflow. If it takes long, acts on the parked steps as an operator.
    ///
    /// @throws DeadlineExceeded if there is no result in time
    <T> T await(String what, Supplier<Optional<T>> look) {
        var begun = Instant.now();
        while (true) {
            var found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            var waited = Duration.between(begun, Instant.now());
            if (waited.compareTo(PATIENCE) > 0) {
                throw new DeadlineExceeded("timed out waiting for " + what);
            }
            if (waited.toSeconds() >= 3) {
                operator.attend();
            }
            Pause.of(Duration.ofMillis(150));
        }
    }

    private record Next(CommandType type, Command command) {}

    private Next next() {
        while (true) {
            var type = weighted();
            var command = type.next().apply(this);
            if (command.isPresent()) {
                return new Next(type, command.get());
            }
        }
    }

    private CommandType weighted() {
        var remaining = random.nextInt(CommandType.ALL.stream().mapToInt(CommandType::weight).sum());
        for (var type : CommandType.ALL) {
            remaining -= type.weight();
            if (remaining < 0) {
                return type;
            }
        }
        throw new IllegalStateException("The sum of the weights is wrong");
    }

    private void carryOut(CommandType type, Command command) {
        while (true) {
            var request = command.request().get();
            var hasKey = request.needsKey();
            if (hasKey) {
                request = request.with("Idempotency-Key", UUID.randomUUID().toString());
            }
            var begun = Instant.now();
            var reply = retryingClient.send(command.by(), request);
            if (reply.status() == 422 && command.hasDeadline() && begun.plus(IN_TIME).isBefore(Instant.now())) {
                statistics.triedAgain("arrived after its deadline");
                continue;
            }
            switch (reply.status()) {
                case 200, 201, 202, 204 -> {
                    command.done().accept(reply);
                    statistics.acknowledged(type.name());
                    if (hasKey) {
                        finished.add(new Finished(command, request, reply));
                    }
                    return;
                }
                case 410, 412 -> statistics.triedAgain("changed meanwhile");
                default -> {
                    statistics.violated(type.name() + " is allowed, but was refused: " + reply.body());
                    return;
                }
            }
        }
    }

    /// Sometimes repeats an earlier request, as a client that has lost the answer does.
    private void repeatEarlier() {
        if (random.nextInt(REPEAT_ONE_IN) == 0) {
            oneOf(finished).ifPresent(earlier -> {
                var reply = retryingClient.send(earlier.command().by(), earlier.request());
                statistics.replayed();
                if (reply.status() != earlier.reply().status()
                        || (earlier.command().isRepeatable() && !reply.body().equals(earlier.reply().body()))) {
                    statistics.violated(earlier.request().path() + " was first answered with "
                            + earlier.reply().status() + " "
                            + earlier.reply().body() + ", and then under the same key with " + reply.status() + " "
                            + reply.body());
                }
            });
        }
    }
}
