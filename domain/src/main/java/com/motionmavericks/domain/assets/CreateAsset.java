package com.motionmavericks.domain.assets;

import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.text.Title;
import java.util.UUID;

/// The command to add a film to a project.
public record CreateAsset(UUID projectId, Title name) {
    /// @throws Refused with INVALID
    public CreateAsset(UUID projectId, String name) {
        this(projectId, Title.of(name));
    }
}
