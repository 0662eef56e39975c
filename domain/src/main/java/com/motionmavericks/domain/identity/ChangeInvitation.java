package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.PersonName;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// The command to change an open invitation. Another address or role sends it again, with a new link.
///
/// @param version that the caller saw
/// @param name absent or not null, like the others
public record ChangeInvitation(UUID id, long version, Patch<PersonName> name, Patch<EmailAddress> email,
        Patch<Role> role, Patch<List<UUID>> projectIds) {

    Content applyTo(Invitation before) {
        var now = Content.of(before);
        return new Content(name.orKeep(now.name(), now.name()), email.orKeep(now.email(), now.email()),
                role.orKeep(now.role(), now.role()), projectIds.orKeep(now.projectIds(), List.of()));
    }

    /// The editable fields of an invitation.
    record Content(PersonName name, EmailAddress email, Role role, List<UUID> projectIds) {
        static Content of(Invitation invitation) {
            return new Content(new PersonName(invitation.name()), new EmailAddress(invitation.requiredEmail()),
                    invitation.role(), invitation.projectIds());
        }

        /// The names of the fields that differ, for the audit log, which shows neither name nor address.
        List<String> changesFrom(Content before) {
            return Stream.of(name.equals(before.name) ? "" : "name", email.equals(before.email) ? "" : "email",
                    role == before.role ? "" : "role",
                    Set.copyOf(projectIds).equals(Set.copyOf(before.projectIds)) ? "" : "projectIds")
                    .filter(field -> !field.isEmpty()).toList();
        }
    }
}
