package com.motionmavericks.workflows.assets;

import com.motionmavericks.workflows.entity.RowId;
import io.temporal.activity.ActivityInterface;

/// What the workflow asks of Mux. Each attempt reads the row first, and does nothing if the call is no longer due.
@ActivityInterface
public interface Transcoding {
    void openUpload(RowId version);

    /// Asks for the state of the upload and of the transcoding, and records it.
    void askHowFarItIs(RowId version);

    /// Deletes the film, or cancels its upload, and records it. What Mux no longer has is deleted.
    void deleteFilm(RowId version);
}
