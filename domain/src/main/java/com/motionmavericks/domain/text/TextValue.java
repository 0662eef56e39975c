package com.motionmavericks.domain.text;

import com.fasterxml.jackson.annotation.JsonValue;

/// A text that a person wrote. Each type has a factory `of`, which trims, normalises and checks the text. The
/// constructors check nothing; they are for texts from the database.
public sealed interface TextValue
        permits CommentBody, EmailAddress, LanguageTag, MultilineText, Note, PersonName, Title, WebAddress {
    @JsonValue
    String value();
}
