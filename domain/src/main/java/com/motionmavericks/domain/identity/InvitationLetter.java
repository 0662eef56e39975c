package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.Json;
import com.motionmavericks.domain.notifications.Delivery;
import com.motionmavericks.domain.tenancy.Role;
import java.time.Instant;
import java.util.UUID;

/// All that a mail about an invitation needs. It holds the token, so it lives in memory only.
///
/// @param token the derived token of the link
public record InvitationLetter(UUID tenantId, Delivery delivery, Kind kind, String email, String name, String token) {

    /// The mails that an invitation knows; each is a template and an event.
    public enum Kind {
        INVITATION("invitation/1", "invitation.mailed"),
        REMINDER("invitation-reminder/1", "invitation.reminded");

        private final String template;
        private final String eventType;

        Kind(String template, String eventType) {
            this.template = template;
            this.eventType = eventType;
        }

        String template() {
            return template;
        }

        String eventType() {
            return eventType;
        }
    }

    /// What the template shows beside name and link, frozen when the delivery was made.
    ///
    /// @param studio the tenant's name
    public record Data(String studio, Role role, Instant expiresAt) {}

    public Data data() {
        return Json.read(delivery.data(), Data.class);
    }

    static String data(String studio, Role role, Instant expiresAt) {
        return Json.write(new Data(studio, role, expiresAt));
    }
}
