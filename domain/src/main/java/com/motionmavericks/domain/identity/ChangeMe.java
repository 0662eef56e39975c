package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.text.LanguageTag;
import com.motionmavericks.domain.text.PersonName;
import java.time.ZoneId;

/// The command to change one's own name, locale and time zone.
///
/// @param version that the caller saw
/// @param name absent or not null, like the others
public record ChangeMe(long version, Patch<PersonName> name, Patch<LanguageTag> locale, Patch<ZoneId> timeZone) {}
