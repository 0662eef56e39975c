package com.motionmavericks.domain.partners;

import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.text.Title;
import java.util.UUID;

/// The command to change some fields of a partner.
///
/// @param version that the caller saw
/// @param name absent or not null
/// @param status absent or not null
public record ChangePartner(UUID id, long version, Patch<Title> name, Patch<Partner.Status> status) {
    Partner.Content applyTo(Partner.Content content) {
        return new Partner.Content(name.orKeep(content.name(), content.name()),
                status.orKeep(content.status(), content.status()));
    }
}
