package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.people.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The erasure of a removed member's personal data.
///
/// @param requestedBy the ADMIN who asked for it
/// @param eraseDueAt when the workflow may begin; absent when all is erased
/// @param erasedAt when the last of it was erased; absent before
public record Erasure(Person requestedBy, Instant requestedAt, @Nullable Instant eraseDueAt,
        @Nullable Instant erasedAt) {}
