package com.motionmavericks.domain.assets;

import com.motionmavericks.domain.idempotency.ProjectScoped;
import com.motionmavericks.domain.people.Person;
import com.motionmavericks.domain.versions.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A film of a project, in one or more versions.
///
/// @param version of this row, counts the versions of the film
/// @param updatedAt when the film or one of its versions last changed
/// @param versions newest first
public record Asset(UUID id, UUID projectId, String name, long version, Person createdBy, Instant createdAt,
        Instant updatedAt, List<AssetVersion> versions) implements Versioned, ProjectScoped {

    /// The same film with the versions that are in the trash, or with the others.
    Asset only(boolean inTrash) {
        return new Asset(id, projectId, name, version, createdBy, createdAt, updatedAt,
                versions.stream().filter(each -> (each.trashedAt() != null) == inTrash)
                        .filter(each -> !inTrash || each.deletedAt() == null).toList());
    }
}
