package com.motionmavericks.domain.outbox;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/// What a workflow can be told. Each feature has one enum of them; a constant `TURNED_DOWN` is the signal `turnedDown`
/// of the workflow's interface. A signal carries no facts: it says *read again*.
public interface WorkflowSignal {
    /// The constant's name, which every enum has.
    String name();

    /// The workflow's type in Temporal: its interface's name without `Workflow`.
    String workflowType();

    default String signalName() {
        return Pattern.compile("_(.)").matcher(name().toLowerCase(Locale.ROOT))
                .replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT));
    }

    /// The workflow's id in Temporal, for example `share-link:{id}`: the only title that its lists show.
    static String workflowId(String workflowType, UUID subjectId) {
        return workflowType.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + ":" + subjectId;
    }
}
