package com.motionmavericks.activities.identity;

import com.motionmavericks.activities.mail.AppLinks;
import com.motionmavericks.activities.mail.MailText;
import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.identity.InvitationMailContent;
import com.motionmavericks.domain.identity.InvitationMailKind;
import com.motionmavericks.domain.tenancy.Role;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The words of the mails about an invitation.
public final class InvitationMailTemplates {
    private final URI publicUrl;

    /// @param publicUrl where people reach the API
    public InvitationMailTemplates(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    public MailText words(OutgoingMail<InvitationMailKind, InvitationMailContent> mail) {
        var studio = mail.data().data().studio();
        return switch (mail.kind()) {
            case INVITATION -> invitation(mail, "You are invited to " + studio, "invites you");
            case REMINDER -> invitation(mail, "Still waiting for you at " + studio, "is still waiting for you");
            case OUTCOME -> outcome(mail);
        };
    }

    private MailText invitation(OutgoingMail<InvitationMailKind, InvitationMailContent> mail, String subject,
            String does) {
        var content = mail.data();
        var data = content.data();
        var isFirst = mail.delivery().templateVersion() == 1;
        var who = isFirst ? data.studio() : content.inviter() + " of " + data.studio();
        return new MailText(subject, who + " " + does + " as " + role(data.role()) + ".",
                isFirst ? List.of() : lines(content), "Open the invitation",
                publicUrl.resolve("/i/" + mail.requiredToken()), "The link works once, until "
                        + Deadlines.inWords(data.expiresAt())
                        + ". If you did not expect this mail, you need not do anything.");
    }

    /// The projects, and what the inviter wrote.
    private static List<String> lines(InvitationMailContent content) {
        var lines = new ArrayList<String>();
        var projects = content.data().projects();
        if (projects != null) {
            projects.forEach(project -> lines.add("Project: " + project));
        }
        if (content.note() != null) {
            lines.add(content.inviter() + " writes: " + content.note());
        }
        return lines;
    }

    private MailText outcome(OutgoingMail<InvitationMailKind, InvitationMailContent> mail) {
        var invited = mail.data().invited();
        var link = new AppLinks(publicUrl).to(mail.tenantId(), "/projects");
        return switch (Objects.requireNonNull(mail.data().data().status())) {
            case ACCEPTED -> new MailText(invited + " has joined", invited + " has accepted your invitation.",
                    "See your projects", link, "Your studio has one more member.");
            case EXPIRED -> new MailText(invited + " has not answered",
                    "Your invitation of " + invited + " has expired without an answer.", "See your projects", link,
                    "It can be sent again.");
            case UNDELIVERABLE -> new MailText("The invitation of " + invited + " did not arrive",
                    "The mail that invites " + invited + " could not be delivered.", "See your projects", link,
                    "Check the address, and invite the person again.");
            case PENDING, REVOKED -> throw new IllegalStateException("The inviter is not told of this");
        };
    }

    private static String role(Role role) {
        return switch (role) {
            case ADMIN -> "one of the studio's own";
            case AGENCY -> "an agency that works with the studio";
            case GUEST -> "a guest who reviews the work";
            case SYSTEM -> throw new IllegalStateException("Nobody is invited as SYSTEM");
        };
    }
}
