package com.motionmavericks.domain.outbox;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/// A signal to a workflow. Each feature has one enum: the constant `TURNED_DOWN` is the signal method `turnedDown` of
/// the workflow's interface. A signal carries no facts; it makes the workflow read its row again.
public interface WorkflowSignal {
    /// The constant's name, implemented by every enum.
    String name();

    /// The workflow's type in Temporal: its interface's name without `Workflow`.
    String workflowType();

    default String signalName() {
        return Pattern.compile("_(.)").matcher(name().toLowerCase(Locale.ROOT))
                .replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT));
    }

    /// The workflow's id in Temporal, for example `share-link:{id}`.
    static String workflowId(String workflowType, UUID subjectId) {
        return workflowType.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + ":" + subjectId;
    }
}
