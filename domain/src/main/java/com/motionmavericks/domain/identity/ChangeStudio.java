package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.patch.Patch;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.Title;
import com.motionmavericks.domain.text.WebAddress;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The command to change some fields of the studio.
///
/// @param version that the caller saw
/// @param name absent or not null, like the time zone
public record ChangeStudio(long version, Patch<Title> name, Patch<ZoneId> timeZone, Patch<WebAddress> logoUrl,
        Patch<EmailAddress> replyTo, Patch<WebAddress> appUrl) {

    Content applyTo(Studio studio) {
        var logo = studio.logoUrl();
        var answers = studio.replyTo();
        var app = studio.appUrl();
        return new Content(name.orKeep(new Title(studio.name()), new Title(studio.name())),
                timeZone.orKeep(studio.timeZone(), studio.timeZone()),
                logoUrl.orKeep(logo == null ? null : new WebAddress(logo)),
                replyTo.orKeep(answers == null ? null : new EmailAddress(answers)),
                appUrl.orKeep(app == null ? null : new WebAddress(app)));
    }

    /// The editable fields of a studio. Public for `bindMethods`.
    public record Content(Title name, ZoneId timeZone, @Nullable WebAddress logoUrl, @Nullable EmailAddress replyTo,
            @Nullable WebAddress appUrl) {}
}
