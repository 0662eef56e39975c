package com.motionmavericks.workflows.identity;

import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.RowId;
import com.motionmavericks.workflows.entity.RowReader;
import com.motionmavericks.workflows.entity.VendorRetries;
import io.temporal.workflow.Workflow;

public final class ErasureWorkflowImpl extends EntityWorkflow implements ErasureWorkflow {
    private final RowReader<ErasureFacts> reader = RowReader.by(ErasureRows.class, ErasureRows::readErasure);
    private final ErasureRows erasures = Workflow.newActivityStub(ErasureRows.class, OURS);

    public ErasureWorkflowImpl(VendorRetries vendorRetries) {
        super(vendorRetries);
    }

    @Override
    public void run(RowId id) {
        reconcile(id, reader, erasure -> {
            if (erasure.isDueAt(now())) {
                erasures.eraseNextBatch(id);
            } else {
                awaitNews("the end of requests that began before", erasure.nextInstantAfter(now()));
            }
        });
    }

    @Override
    public void requested() {
        wake();
    }
}
