package com.motionmavericks.activities.mail;

import com.motionmavericks.domain.deliveries.OutgoingMail;
import java.net.URI;
import java.util.UUID;

/// The links of mails and messages to what they are about. They lead to a page of the API, which redirects to the studio's
/// web application, so a link stays the same when that moves.
///
/// @param publicUrl where people reach the API
public record AppLinks(URI publicUrl) {

    /// @param path in the web application, for example `/tasks/{id}`
    public URI to(UUID tenantId, String path) {
        return publicUrl.resolve("/open/" + tenantId + path);
    }

    /// The link of a mail.
    ///
    /// @param since the version of the template from which on its links lead to the web application
    /// @param before the path of the older versions
    public URI of(OutgoingMail<?, ?> mail, int since, String path, String before) {
        return mail.delivery().templateVersion() < since ? publicUrl.resolve(before) : to(mail.tenantId(), path);
    }
}
