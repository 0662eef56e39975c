package com.motionmavericks.activities.mail;

import com.motionmavericks.activities.resend.ResendClient;
import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.MailKind;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Sends mails, and asks what became of them.
public final class Mailer {
    private final ResendClient resend;
    private final Deliveries deliveries;

    public Mailer(ResendClient resend, Deliveries deliveries) {
        this.resend = resend;
        this.deliveries = deliveries;
    }

    /// Sends a mail, if it is still due.
    ///
    /// @param words the words of its template
    public <K extends MailKind, D extends Record> void send(Optional<OutgoingMail<K, D>> mail,
            Function<OutgoingMail<K, D>, MailText> words) {
        mail.ifPresent(due -> deliveries.mailed(due, resend.send(words.apply(due).mail(due))));
    }

    /// Asks the vendor what became of a mail, if that is still due.
    public void ask(UUID tenantId, Optional<Delivery> delivery) {
        delivery.ifPresent(mail -> deliveries.answered(tenantId, mail,
                resend.outcome(Objects.requireNonNull(mail.vendorId()))));
    }
}
