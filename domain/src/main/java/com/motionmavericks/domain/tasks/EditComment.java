package com.motionmavericks.domain.tasks;

import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.text.CommentBody;
import java.util.UUID;

/// The command to edit a comment.
///
/// @param version that the caller saw
/// @param body absent or not null
public record EditComment(UUID id, long version, Patch<CommentBody> body) {

    CommentBody applyTo(CommentBody current) {
        return body.orKeep(current, current);
    }
}
