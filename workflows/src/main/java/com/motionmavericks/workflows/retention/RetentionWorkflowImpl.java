package com.motionmavericks.workflows.retention;

import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorRetries;
import io.temporal.workflow.Workflow;

public final class RetentionWorkflowImpl extends EntityWorkflow implements RetentionWorkflow {
    private final RowReader<RetentionFacts> reader = RowReader.by(RetentionRows.class, RetentionRows::readRetention);
    private final RetentionRows rounds = Workflow.newActivityStub(RetentionRows.class, OURS);

    public RetentionWorkflowImpl(VendorRetries vendorRetries) {
        super(vendorRetries);
    }

    @Override
    public void run(RowId id) {
        reconcile(id, reader, round -> {
            if (round.isDueAt(now())) {
                rounds.deleteNextBatch(id);
            } else {
                awaitNews("the next round", round.nextInstantAfter(now()));
            }
        });
    }

    @Override
    public void due() {
        wake();
    }
}
