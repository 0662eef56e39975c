package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.text.LanguageTag;
import com.motionmavericks.domain.text.PersonName;

/// The command to change one's own name and locale.
///
/// @param version that the caller saw
/// @param name absent or not null, like the locale
public record ChangeMe(long version, Patch<PersonName> name, Patch<LanguageTag> locale) {}
