package com.motionmavericks.workflows.entity;

import static com.motionmavericks.workflows.entity.EntityWorkflowEnvironment.await;
import static com.motionmavericks.workflows.entity.EntityWorkflowEnvironment.parkedStep;
import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.steps.OperatorAction;
import com.motionmavericks.steps.WorkflowStep;
import io.temporal.activity.ActivityInterface;
import io.temporal.client.WorkflowStub;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests [EntityWorkflow] with a small workflow: a review by several people, who are asked side by side.
@Timeout(60)
class EntityWorkflowTest {
    private final EntityWorkflowEnvironment temporal = new EntityWorkflowEnvironment();
    private final RowId id = EntityWorkflowEnvironment.newRow();
    private final FakeReview row = new FakeReview(temporal.now().plus(Duration.ofDays(1)));

    EntityWorkflowTest() {
        temporal.worker().registerWorkflowImplementationFactory(ReviewWorkflow.class, ReviewWorkflowImpl::new);
        temporal.registerActivities(row, row.parkedSteps);
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void stepsWithDifferentTargetsRunSideBySide() {
        var both = new CountDownLatch(2);
        row.vendor = _ -> {
            both.countDown();
            awaitOpen(both);
        };
        signal("opened");
        await("both were asked", () -> row.asked.size() == 2);
    }

    @Test
    void aParkedStepDelaysNeitherTheOthersNorTheDeadline() {
        row.vendor = person -> {
            if (person.equals("bob")) {
                throw VendorFailure.answered("resend", 422, null);
            }
        };
        var workflow = signal("opened");
        await("ann was asked and bob is parked",
                () -> row.asked.contains("ann") && parkedStep(workflow).equals("ask-the-reviewer"));
        workflow.getResult(Void.class);
        assertThat(row.overdueAt).isBetween(row.deadline, row.deadline.plusSeconds(1));
        assertThat(parkedStep(workflow)).isEmpty();
    }

    @Test
    void anOperatorActionWithATargetMeansThatStepAlone() {
        row.vendor = _ -> {
            throw VendorFailure.answered("resend", 422, null);
        };
        var workflow = signal("opened");
        await("both are parked", () -> row.parkedSteps.of(id).size() == 2);
        workflow.signal("skip", "bob");
        await("bob is skipped", () -> row.parkedSteps.log().contains("SKIP Ask the reviewer/bob"));
        assertThat(row.parkedSteps.of(id)).containsExactly("Ask the reviewer/ann");
        row.vendor = _ -> {};
        workflow.signal("retry", (Object) null);
        await("ann was asked", () -> row.asked.contains("ann"));
        await("no step is parked", () -> parkedStep(workflow).isEmpty());
        assertThat(row.asked).doesNotContain("bob");
    }

    @Test
    void aStepThatSucceedsAndIsStillWantedParks() {
        row.staysUnasked = true;
        // The answer to bob comes when ann is already parked.
        row.vendor = person -> {
            if (person.equals("bob")) {
                await("ann is parked", () -> !row.parkedSteps.of(id).isEmpty());
            }
        };
        var workflow = signal("opened");
        await("parked", () -> parkedStep(workflow).equals("ask-the-reviewer"));
        await("both are parked", () -> row.parkedSteps.of(id).size() == 2);
        assertThat(row.parkedSteps.log()).containsExactly("park Ask the reviewer/ann: done, and yet still wanted",
                "park Ask the reviewer/bob: done, and yet still wanted");
        assertThat(row.asked).as("three times each").hasSize(6);
    }

    @Test
    void aLongHistoryContinuesAsNewWithoutRepeatingRunningSteps() {
        var vendorAnswers = new CountDownLatch(1);
        row.vendor = person -> {
            if (person.equals("ann")) {
                awaitOpen(vendorAnswers);
            } else {
                throw VendorFailure.answered("resend", 422, null);
            }
        };
        var workflow = signal("opened");
        await("bob is parked, ann is being asked", () -> row.parkedSteps.of(id).size() == 1);
        row.continueAsNew = true;
        signal("opened");
        vendorAnswers.countDown();
        await("a new run, in which bob is tried once more and parks again",
                () -> row.parkedSteps.log().stream().filter(line -> line.startsWith("park")).count() == 2);
        assertThat(row.asked).containsExactly("ann");
        workflow.getResult(Void.class);
        assertThat(row.overdueAt).isNotNull();
    }

    /// Two turns of the loop in one workflow task, each with another deadline. The second turn must not cancel the timer of the
    /// first within the task, because a replay would not see that.
    @Test
    void newsDuringAReadIsReplayedAsItHappened() {
        var answers = new CountDownLatch(1);
        var reading = new CountDownLatch(1);
        row.vendor = _ -> awaitOpen(answers);
        var workflow = signal("opened");
        await("both are being asked", () -> row.asking.get() == 2);
        row.reading = () -> {
            row.reading = () -> {
                row.reading = () -> {};
                row.unasked.add("cid");
            };
            row.deadlineMoves = true;
            awaitOpen(reading);
        };
        signal("opened");
        await("the row is being read", () -> row.deadlineMoves);
        answers.countDown();
        await("both answers have come",
                () -> workflow.describe().getRawDescription().getPendingActivitiesCount() == 0);
        signal("opened");
        reading.countDown();
        workflow.getResult(Void.class);
        assertThat(row.overdueAt).isNotNull();
    }

    private WorkflowStub signal(String name) {
        return temporal.signal("Review", id, name);
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private enum ReviewStep implements WorkflowStep {
        ASK;

        @Override
        public String title() {
            return "Ask the reviewer";
        }
    }

    public record ReviewFacts(boolean closed, Instant deadline, Set<String> unasked, boolean continueAsNew,
            Set<String> parked) implements Facts {
        @Override
        public boolean isDoneAt(Instant now) {
            return closed;
        }
    }

    @ActivityInterface
    public interface ReviewActivities {
        ReviewFacts readReview(RowId id);

        void askReviewer(RowId id, String person);

        void markOverdue(RowId id, Instant asOf);
    }

    @WorkflowInterface
    public interface ReviewWorkflow extends OperatorSignals {
        @WorkflowMethod(name = "Review")
        void run(RowId id);

        @SignalMethod
        void opened();
    }

    public static final class ReviewWorkflowImpl extends EntityWorkflow implements ReviewWorkflow {
        private final RowReader<ReviewFacts> reader = RowReader.by(ReviewActivities.class,
                ReviewActivities::readReview);
        private final ReviewActivities reviews = Workflow.newActivityStub(ReviewActivities.class, OURS);
        private final VendorActivities<ReviewActivities> mail = new VendorActivities<>(ReviewActivities.class,
                EntityWorkflowEnvironment.RETRIES.calls(Duration.ofSeconds(30)));

        public ReviewWorkflowImpl() {
            super(EntityWorkflowEnvironment.RETRIES);
        }

        @Override
        public void run(RowId id) {
            reconcile(id, reader, review -> {
                if (review.continueAsNew()) {
                    continueAsNew(id);
                } else if (!now().isBefore(review.deadline())) {
                    reviews.markOverdue(id, now());
                } else {
                    for (var person : review.unasked()) {
                        step(ReviewStep.ASK, person, mail, m -> m.askReviewer(id, person));
                    }
                    awaitNews("decisions", review.deadline());
                }
            });
        }

        @Override
        public void opened() {
            wake();
        }
    }

    /// The review's row and the mail vendor, in memory.
    static final class FakeReview implements ReviewActivities {
        final FakeParkedSteps parkedSteps = new FakeParkedSteps((step, action) -> {
            if (action == OperatorAction.SKIP) {
                settle(step.target());
            }
        });
        final List<String> asked = new CopyOnWriteArrayList<>();
        final Collection<String> unasked = ConcurrentHashMap.newKeySet();
        volatile Instant deadline;
        final AtomicInteger asking = new AtomicInteger();
        /// Runs at the beginning of each read.
        volatile Runnable reading = () -> {};
        volatile boolean deadlineMoves;
        private int moves;
        volatile Consumer<String> vendor = _ -> {};
        volatile boolean staysUnasked;
        volatile boolean continueAsNew;
        volatile @Nullable Instant overdueAt;

        FakeReview(Instant deadline) {
            this.deadline = deadline;
            unasked.addAll(List.of("ann", "bob"));
        }

        @Override
        public ReviewFacts readReview(RowId id) {
            reading.run();
            if (deadlineMoves && moves++ < 6) {
                deadline = deadline.plusSeconds(60);
            }
            var facts = new ReviewFacts(overdueAt != null, deadline, new TreeSet<>(unasked), continueAsNew,
                    parkedSteps.of(id));
            continueAsNew = false;
            return facts;
        }

        @Override
        public void askReviewer(RowId id, String person) {
            asking.incrementAndGet();
            vendor.accept(person);
            asked.add(person);
            if (!staysUnasked) {
                settle(person);
            }
        }

        @Override
        public void markOverdue(RowId id, Instant asOf) {
            overdueAt = asOf;
        }

        private void settle(String person) {
            unasked.remove(person);
        }
    }
}
