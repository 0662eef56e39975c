package com.motionmavericks.worker;

import com.motionmavericks.domain.Domain;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.operations.LeaveParkedSteps;
import com.motionmavericks.domain.operations.LeftSteps;
import com.motionmavericks.domain.operations.ParkedStepFilter;
import com.motionmavericks.domain.operations.ParkedSteps;
import com.motionmavericks.domain.secrets.SecretKeys;
import com.motionmavericks.domain.tenancy.DatabaseAccess;
import com.motionmavericks.domain.tenancy.DatabaseRole;
import com.motionmavericks.steps.OperatorAction;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/// `parked list|retry|skip|abort worker.yml`: shows the parked steps of all studios, or applies an operator action to them, for
/// the operator of the installation. Like the Temporal Web UI it shows ids and the names of steps, never what they are about.
final class ParkedCommand extends ConfiguredCommand<WorkerConfiguration> {
    private static final String LIST = "list";

    ParkedCommand() {
        super("parked", "List the parked steps of all studios, or retry, skip or abort them");
    }

    @Override
    public void configure(Subparser parser) {
        parser.addArgument("action").choices(LIST, "retry", "skip", "abort");
        super.configure(parser);
        parser.addArgument("--workflow").help("type of the workflow, for example Invitation");
        parser.addArgument("--step").help("title of the step, for example 'Mail the invitation'");
        parser.addArgument("--reason").help("how the reason begins, for example 'gave up, resend'");
        parser.addArgument("--tenant").help("id of the only studio that is meant");
        parser.addArgument("--yes").action(Arguments.storeTrue()).help("do it; without, the steps are only counted");
    }

    @Override
    protected void run(Bootstrap<WorkerConfiguration> bootstrap, Namespace arguments,
            WorkerConfiguration configuration) {
        // A few connections are enough, and the running workers need theirs.
        var database = new DatabaseAccess(configuration.database.url(), configuration.database.user(),
                configuration.database.password(), 2);
        try (var dataSource = database.open("parked")) {
            DatabaseRole.requireHarmless(dataSource);
            var domain = Domain.wire(dataSource, InstantSource.system(), SecretKeys.parse(configuration.secretKeys),
                    configuration.times);
            Events.beginEpochIfRestored(domain.database());
            run(arguments, domain.parkedSteps(), System.out);
        }
    }

    /// @throws IllegalArgumentException if the arguments do not say which steps an action is for
    static void run(Namespace arguments, ParkedSteps steps, PrintStream out) {
        var filter = new ParkedStepFilter(arguments.getString("workflow"), arguments.getString("step"),
                arguments.getString("reason"), null, null);
        var tenant = arguments.getString("tenant");
        var studios = tenant == null ? steps.studios() : List.of(UUID.fromString(tenant));
        var action = arguments.getString("action");
        if (action.equals(LIST)) {
            studios.forEach(studio -> list(steps, studio, filter, out));
        } else if (filter.isSpecific()) {
            leave(steps, studios, new LeaveParkedSteps(filter,
                    OperatorAction.valueOf(action.toUpperCase(Locale.ROOT)), !arguments.getBoolean("yes")), out);
        } else {
            throw new IllegalArgumentException("Say which steps are meant: --workflow, --step or --reason");
        }
    }

    /// One line for each step, its fields separated by tabs.
    private static void list(ParkedSteps steps, UUID studio, ParkedStepFilter filter, PrintStream out) {
        steps.list(studio, filter, ParkedSteps.AT_ONCE).forEach(step -> out.println(String.join("\t",
                studio.toString(), step.workflowId(), step.step(), step.target(), step.reason(),
                step.parkedAt().toString())));
    }

    private static void leave(ParkedSteps steps, List<UUID> studios, LeaveParkedSteps command, PrintStream out) {
        int total = 0;
        for (var studio : studios) {
            var count = command.isDryRun() ? steps.leaveAll(studio, command).count() : leave(steps, studio, command);
            if (count > 0) {
                out.println(studio + "\t" + count);
            }
            total += count;
        }
        var action = command.action().name().toLowerCase(Locale.ROOT);
        out.println(command.isDryRun()
                ? action + " would leave " + total + " parked steps. With --yes it does."
                : action + " has left " + total + " parked steps.");
    }

    private static int leave(ParkedSteps steps, UUID studio, LeaveParkedSteps command) {
        int total = 0;
        LeftSteps batch;
        do {
            batch = steps.leaveAll(studio, command);
            total += batch.left();
        } while (batch.left() == ParkedSteps.AT_ONCE);
        return total;
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable e) {
        if (e instanceof IllegalArgumentException) {
            cli.getStdErr().println(e.getMessage());
        } else {
            super.onError(cli, namespace, e);
        }
    }
}
