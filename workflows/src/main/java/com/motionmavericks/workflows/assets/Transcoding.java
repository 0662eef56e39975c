package com.motionmavericks.workflows.assets;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// What the workflow asks of Mux. Each call asks the row at each attempt whether it is still wanted.
@ActivityInterface
public interface Transcoding {
    void openUpload(RowId version);

    /// Asks whether the bytes have come and what became of them, and notes it.
    void askHowFarItIs(RowId version);
}
