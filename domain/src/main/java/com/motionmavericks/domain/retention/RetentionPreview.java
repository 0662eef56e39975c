package com.motionmavericks.domain.retention;

import com.motionmavericks.domain.assets.DueFilm;
import java.time.Instant;
import java.util.List;

/// What the next round of a studio would delete at an instant.
///
/// @param counts of each kind
/// @param films due longest first, at most [Retentions#SHOWN]
/// @param heldFilms that are due, but an open approval or a live share link needs them
public record RetentionPreview(Instant at, List<Count> counts, List<DueFilm> films, List<DueFilm> heldFilms) {
    public record Count(RetentionKind kind, long count) {}
}
