package com.motionmavericks.activities.resend;

import com.motionmavericks.domain.deliveries.DeliveryOutcome;
import com.motionmavericks.domain.tracing.Tracing;
import com.motionmavericks.workflows.entity.VendorFailure;
import com.resend.core.exception.ResendException;
import com.resend.core.net.RequestOptions;
import com.resend.services.emails.Emails;
import com.resend.services.emails.EmailsThrough;
import com.resend.services.emails.model.CreateEmailOptions;
import com.resend.services.emails.model.Tag;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

/// Sends mails through Resend and asks for their outcome.
public final class ResendClient {
    private final Emails emails;
    private final String from;

    /// @param from the sender of every mail, for example `Motion Mavericks <studio@example.com>`
    public ResendClient(URI baseUrl, String apiKey, String from, Tracing tracing) {
        this.emails = EmailsThrough.client(apiKey, new ResendHttp(baseUrl, tracing));
        this.from = from;
    }

    /// Sends a mail.
    ///
    /// @return Resend's id of the mail
    /// @throws io.temporal.failure.ApplicationFailure of the type [VendorFailure#TYPE]
    public String send(ResendMail mail) {
        var tags = mail.tags().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(tag -> Tag.builder().name(tag.getKey()).value(tag.getValue()).build()).toList();
        var options = CreateEmailOptions.builder().from(from).to(mail.to()).subject(mail.subject()).text(mail.text())
                .html(mail.html()).tags(tags);
        if (mail.replyTo() != null) {
            options.replyTo(mail.replyTo());
        }
        try {
            return emails
                    .send(options.build(), RequestOptions.builder().setIdempotencyKey(mail.id().toString()).build())
                    .getId();
        } catch (ResendException _) {
            throw VendorFailure.unreachable("resend");
        }
    }

    /// The outcome of a mail.
    ///
    /// @param vendorId Resend's id of the mail
    /// @throws io.temporal.failure.ApplicationFailure of the type [VendorFailure#TYPE]
    public DeliveryOutcome outcome(String vendorId) {
        try {
            return switch (Objects.requireNonNullElse(emails.get(vendorId).getLastEvent(), "")) {
                case "delivered", "opened", "clicked" -> DeliveryOutcome.DELIVERED;
                case "bounced", "failed", "suppressed", "complained", "canceled" -> DeliveryOutcome.UNDELIVERABLE;
                default -> DeliveryOutcome.UNKNOWN;
            };
        } catch (ResendException _) {
            throw VendorFailure.unreachable("resend");
        }
    }
}
