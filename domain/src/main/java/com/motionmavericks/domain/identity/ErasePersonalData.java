package com.motionmavericks.domain.identity;

import java.util.UUID;

/// The command to erase a removed member's personal data.
public record ErasePersonalData(UUID memberId) {}
