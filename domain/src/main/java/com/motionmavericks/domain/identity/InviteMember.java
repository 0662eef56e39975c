package com.motionmavericks.domain.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.Note;
import com.motionmavericks.domain.text.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The command to invite a person.
///
/// @param role any but SYSTEM
/// @param expiresAt absent for the default lifetime
/// @param note what the inviter writes to the person
/// @param projectIds the open projects that the person is added to on acceptance
public record InviteMember(EmailAddress email, PersonName name, Role role, @Nullable Instant expiresAt,
        // Left out of the command's hash where absent: keys from before these fields stay valid.
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Note note,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> projectIds) {
    /// An invitation without note and projects.
    ///
    /// @throws Refused with INVALID
    public InviteMember(String email, String name, Role role, @Nullable Instant expiresAt) {
        this(EmailAddress.of(email), PersonName.of(name), role, expiresAt, null, List.of());
    }
}
