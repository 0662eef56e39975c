package com.motionmavericks.domain.retention;

import com.motionmavericks.domain.patch.Patch;
import java.util.UUID;

/// The command to change some fields of a project's policy. Null means as the studio.
///
/// @param version that the caller saw
public record ChangeProjectRetentionPolicy(UUID projectId, long version, Patch<Integer> originalsDaysAfterArchive,
        Patch<Integer> shareAccessDays, Patch<Integer> trashDays) {

    ProjectRetentionPolicy.Values applyTo(ProjectRetentionPolicy.Values values) {
        return new ProjectRetentionPolicy.Values(
                originalsDaysAfterArchive.orKeep(values.originalsDaysAfterArchive()),
                shareAccessDays.orKeep(values.shareAccessDays()), trashDays.orKeep(values.trashDays()));
    }
}
