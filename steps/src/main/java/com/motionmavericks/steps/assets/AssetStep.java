package com.motionmavericks.steps.assets;

import com.motionmavericks.steps.WorkflowStep;

/// The steps of an asset version.
public enum AssetStep implements WorkflowStep {
    OPEN_UPLOAD("Open an upload"),
    ASK_PROGRESS("Ask how far it is"),
    DELETE_FILM("Delete the film at Mux");

    private final String title;

    AssetStep(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
