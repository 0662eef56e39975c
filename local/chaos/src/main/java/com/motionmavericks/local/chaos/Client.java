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

/// One of several who send commands at the same time, each after the other about things of its own: so its commands
/// follow from the seed alone, and each of them is allowed.
final class Client {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /// Within this time a deadline that a command sets is not over.
    private static final Duration PROMPT = Duration.ofSeconds(5);
    private static final int SENT_AGAIN_ONE_IN = 6;

    private final String name;
    private final Studio studio;
    private final Random random;
    private final RetryingClient courier;
    private final Operator operator;
    private final Statistics figures;
    private final List<Expected> things = new ArrayList<>();
    private final List<Finished> finished = new ArrayList<>();
    private int made;

    private record Finished(Command command, Request request, Reply reply) {}

    Client(String name, Studio studio, Random random, Slack slack, Statistics figures) {
        this.name = name;
        this.studio = studio;
        this.random = random;
        this.figures = figures;
        this.courier = new RetryingClient(studio.client(), figures);
        this.operator = new Operator(studio, courier, slack, figures);
        things.add(new Boards.Project(studio.sharedProject(), true));
    }

    /// Sends commands.
    ///
    /// @param ended is told after each
    void run(int commands, Runnable ended) {
        for (var i = 0; i < commands; i++) {
            var next = next();
            try {
                carryOut(next.kind(), next.command());
                sendAgain();
            } catch (RuntimeException e) {
                figures.violated(name + ", " + next.kind().name() + ": " + e);
            }
            ended.run();
        }
    }

    List<Expected> things() {
        return things;
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

    RetryingClient courier() {
        return courier;
    }

    /// A name that nothing else has.
    String newName() {
        return name + "-" + made++;
    }

    <T extends Expected> T add(T thing) {
        things.add(thing);
        return thing;
    }

    /// One of the things of a type, if one is as wished.
    <T extends Expected> Optional<T> pick(Class<T> type, Predicate<T> wished) {
        return oneOf(things.stream().filter(type::isInstance).map(type::cast).filter(wished).toList());
    }

    <T> Optional<T> oneOf(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    Reply read(Expected thing) {
        return courier.send(studio.admin(), Request.get(thing.path())).expect(200);
    }

    /// All who are in by its invitations.
    Stream<People.Person> people() {
        return things.stream().filter(People.Person.class::isInstance).map(People.Person.class::cast);
    }

    /// What a thing lacks of what its commands must have led to.
    Stream<String> unmet(Expected thing) {
        var reply = courier.send(thing.reader(studio.admin()), Request.get(thing.path()));
        return reply.status() == 200
                ? thing.unmet(reply.json()).stream()
                : Stream.of(thing.path() + " is answered " + reply.status() + ": " + reply.body());
    }

    /// Waits for what the workflows do, and attends to what is parked as an operator would if it takes long.
    ///
    /// @throws Stuck when it does not come
    <T> T await(String what, Supplier<Optional<T>> look) {
        var begun = Instant.now();
        while (true) {
            var found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            var waited = Duration.between(begun, Instant.now());
            if (waited.compareTo(PATIENCE) > 0) {
                throw new Stuck("waited in vain for " + what);
            }
            if (waited.toSeconds() >= 3) {
                operator.attend();
            }
            Pause.of(Duration.ofMillis(150));
        }
    }

    private record Next(CommandType kind, Command command) {}

    private Next next() {
        while (true) {
            var kind = weighted();
            var command = kind.next().apply(this);
            if (command.isPresent()) {
                return new Next(kind, command.get());
            }
        }
    }

    private CommandType weighted() {
        var drawn = random.nextInt(CommandType.ALL.stream().mapToInt(CommandType::weight).sum());
        for (var kind : CommandType.ALL) {
            drawn -= kind.weight();
            if (drawn < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("The weights were added up wrongly");
    }

    private void carryOut(CommandType kind, Command command) {
        while (true) {
            var request = command.request().get();
            var hasKey = request.method().equals("POST");
            if (hasKey) {
                request = request.with("Idempotency-Key", UUID.randomUUID().toString());
            }
            var begun = Instant.now();
            var reply = courier.send(command.by(), request);
            if (reply.status() == 422 && command.isHurried() && begun.plus(PROMPT).isBefore(Instant.now())) {
                figures.triedAgain("came too late");
                continue;
            }
            switch (reply.status()) {
                case 200, 201, 202, 204 -> {
                    command.done().accept(reply);
                    figures.acknowledged(kind.name());
                    if (hasKey) {
                        finished.add(new Finished(command, request, reply));
                    }
                    return;
                }
                case 410, 412 -> figures.triedAgain("changed meanwhile");
                default -> {
                    figures.violated(kind.name() + " is allowed, and was refused: " + reply.body());
                    return;
                }
            }
        }
    }

    /// Now and then a client has forgotten that it got its answer.
    private void sendAgain() {
        if (random.nextInt(SENT_AGAIN_ONE_IN) == 0) {
            oneOf(finished).ifPresent(earlier -> {
                var reply = courier.send(earlier.command().by(), earlier.request());
                figures.replayed();
                if (reply.status() != earlier.reply().status()
                        || (earlier.command().isRepeatable() && !reply.body().equals(earlier.reply().body()))) {
                    figures.violated(earlier.request().path() + " was answered " + earlier.reply().status() + " "
                            + earlier.reply().body() + ", and under the same key " + reply.status() + " "
                            + reply.body());
                }
            });
        }
    }
}
