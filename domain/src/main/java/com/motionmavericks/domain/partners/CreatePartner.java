package com.motionmavericks.domain.partners;

import com.motionmavericks.domain.text.Title;

/// The command to create a partner.
public record CreatePartner(Title name) {
    /// @throws com.motionmavericks.domain.problems.Refused with INVALID
    public CreatePartner(String name) {
        this(Title.of(name));
    }
}
