package com.motionmavericks.activities.mail;

import com.motionmavericks.activities.resend.ResendClient;
import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Mails letters, and asks what became of them.
public final class Mailer {
    private final ResendClient resend;
    private final Deliveries deliveries;

    public Mailer(ResendClient resend, Deliveries deliveries) {
        this.resend = resend;
        this.deliveries = deliveries;
    }

    /// Mails a letter, if it is still wanted.
    ///
    /// @param words what its template says
    public void send(Optional<OutgoingMail> mail, Function<OutgoingMail, MailText> words) {
        mail.ifPresent(wanted -> deliveries.mailed(wanted, resend.send(words.apply(wanted).mail(wanted))));
    }

    /// Asks the vendor what became of a mail, if that is still wanted.
    public void ask(UUID tenantId, Optional<Delivery> delivery) {
        delivery.ifPresent(mail -> deliveries.answered(tenantId, mail,
                resend.outcome(Objects.requireNonNull(mail.vendorId()))));
    }
}
