package com.motionmavericks.domain.text;

import com.fasterxml.jackson.annotation.JsonValue;

/// A text that a person wrote. Each type has one factory, `of`, which trims, normalises and checks. The constructors check
/// nothing: they are for a text that is read back from the database.
public sealed interface TextValue permits CommentBody, EmailAddress, MultilineText, PersonName, Title {
    @JsonValue
    String value();
}
