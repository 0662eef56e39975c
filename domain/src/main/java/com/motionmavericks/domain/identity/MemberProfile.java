package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.versions.Versioned;
import java.util.List;
import java.util.UUID;

/// A member with the projects that they were added to. An ADMIN sees the other projects too.
///
/// @param projects sorted by name
public record MemberProfile(Member member, List<MemberProject> projects) implements Versioned {

    /// A project of a member.
    public record MemberProject(UUID id, String name) {}

    @Override
    public long version() {
        return member.version();
    }
}
