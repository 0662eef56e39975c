package com.motionmavericks.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.motionmavericks.domain.events.Event;
import com.motionmavericks.domain.operations.ParkedStepFilter;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.testing.SettableClock;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.ArgumentParsers;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import org.junit.jupiter.api.Test;

class ParkedCommandTest {
    private static final PageRequest FIRST = new PageRequest(100, null);
    private static final String REASON = "gave up, resend 503";

    private final TestDatabase database = new TestDatabase();
    private final SettableClock clock = new SettableClock();
    private final TestStudio studio = TestStudio.create(database, clock);
    private final TestStudio other = TestStudio.create(database, clock);
    private final TestStudio idle = TestStudio.create(database, clock);

    @Test
    void theStepsOfAllStudiosAreListed() {
        var first = park(studio, REASON);
        var second = park(other, "refused, resend 422");
        assertThat(run("list", "worker.yml")).containsExactlyInAnyOrder(
                studio.tenantId() + "\tmailbox:" + studio.admin().memberId() + "\tMail the event\t" + first + "\t"
                        + REASON
                        + "\t" + clock.instant(),
                other.tenantId() + "\tmailbox:" + other.admin().memberId() + "\tMail the event\t" + second
                        + "\trefused, resend 422\t" + clock.instant());
        assertThat(run("list", "worker.yml", "--reason", "gave up")).singleElement().asString().contains(REASON);
        assertThat(run("list", "worker.yml", "--tenant", idle.tenantId().toString())).isEmpty();
    }

    @Test
    void stepsAreLeftOnlyWithAYes() {
        park(studio, REASON);
        park(studio, REASON);
        park(other, REASON);
        park(other, "refused, resend 422");
        String[] skip = {"skip", "worker.yml", "--workflow", "Mailbox", "--step", "Mail the event", "--reason",
                "gave up"};
        assertThat(run(skip)).containsExactlyInAnyOrder(studio.tenantId() + "\t2", other.tenantId() + "\t1",
                "skip would leave 3 parked steps. With --yes it does.");
        assertThat(parked(studio)).isEqualTo(2);
        assertThat(run(Stream.concat(Stream.of(skip), Stream.of("--yes")).toArray(String[]::new)))
                .containsExactlyInAnyOrder(studio.tenantId() + "\t2", other.tenantId() + "\t1",
                        "skip has left 3 parked steps.");
        assertThat(parked(studio)).isZero();
        assertThat(parked(other)).isOne();
        var skipped = studio.api().events().list(studio.admin(), FIRST).items().stream()
                .filter(event -> event.type().equals("step.skipped")).toList();
        assertThat(skipped).hasSize(2).allSatisfy(event -> {
            assertThat(event.requestId()).isEqualTo("parked-skip");
            assertThat(event.actor()).isNull();
        });
        assertThat(skipped).extracting(Event::batchId).containsOnly(skipped.getFirst().batchId()).doesNotContainNull();
    }

    @Test
    void oneStudioMayBeMeant() {
        park(studio, REASON);
        park(other, REASON);
        assertThat(
                run("abort", "worker.yml", "--workflow", "Mailbox", "--tenant", other.tenantId().toString(), "--yes"))
                .contains("abort has left 1 parked steps.");
        assertThat(parked(studio)).isOne();
        assertThat(parked(other)).isZero();
    }

    @Test
    void anActionSaysWhichStepsItIsFor() {
        park(studio, REASON);
        assertThatThrownBy(() -> run("abort", "worker.yml", "--yes")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--workflow");
        assertThat(parked(studio)).isOne();
    }

    private List<String> run(String... arguments) {
        var printed = new ByteArrayOutputStream();
        try {
            var parser = ArgumentParsers.newFor("worker").build();
            new ParkedCommand().configure(parser.addSubparsers().addParser("parked"));
            var parsed = parser.parseArgs(Stream.concat(Stream.of("parked"), Stream.of(arguments))
                    .toArray(String[]::new));
            assertThat(parsed.getString("file")).isEqualTo("worker.yml");
            ParkedCommand.run(parsed, studio.worker().parkedSteps(), new PrintStream(printed, true, UTF_8));
        } catch (ArgumentParserException e) {
            throw new AssertionError(e);
        }
        return printed.toString(UTF_8).lines().toList();
    }

    /// @return the step's target
    private UUID park(TestStudio in, String reason) {
        var target = UUID.randomUUID();
        in.worker().parkedSteps().park(in.tenantId(), "Mailbox", in.admin().requiredMemberId(), "Mail the event",
                target.toString(), reason, clock.instant().plus(Duration.ofHours(20)), clock.instant());
        return target;
    }

    private static int parked(TestStudio in) {
        return in.api().parkedSteps().list(in.admin(), ParkedStepFilter.ALL, FIRST).items().size();
    }
}
