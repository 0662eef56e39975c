package com.motionmavericks.activities.approvals;

import com.motionmavericks.activities.mail.AppLinks;
import com.motionmavericks.activities.mail.MailText;
import com.motionmavericks.domain.approvals.ApprovalMailData;
import com.motionmavericks.domain.approvals.ApprovalMailKind;
import com.motionmavericks.domain.deadlines.Deadlines;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import java.net.URI;
import java.util.Locale;

/// The words of the mails about an approval.
public final class ApprovalMailTemplates {
    private final AppLinks links;

    /// @param publicUrl where people reach the API
    public ApprovalMailTemplates(URI publicUrl) {
        this.links = new AppLinks(publicUrl);
    }

    public MailText words(OutgoingMail<ApprovalMailKind, ApprovalMailData> mail) {
        var data = mail.data();
        var what = data.milestone() + " of " + data.project();
        var path = "/approvals/" + mail.delivery().subjectId();
        var link = links.of(mail, 2, path, "/v1" + path);
        var until = "It is asked for until " + Deadlines.inWords(data.deadline()) + ".";
        return switch (mail.kind()) {
            case ASKED -> new MailText("Your approval is asked for: " + what,
                    data.studio() + " asks you to approve " + what + ", round " + data.round() + ".",
                    "Look at it", link, until);
            case REMINDED -> new MailText("Still waiting for you: " + what,
                    data.studio() + " is still waiting for your decision on " + what + ".", "Look at it", link, until);
            case OVERDUE -> new MailText("Overdue: " + what,
                    "The deadline for the approval of " + what + " has passed without an outcome.",
                    "See who is missing", link, "It can still be decided, or withdrawn.");
            case OUTCOME -> new MailText(outcome(data) + ": " + what,
                    "The approval of " + what + ", round " + data.round() + ", has ended: "
                            + outcome(data).toLowerCase(Locale.ROOT) + ".",
                    "See the decisions", link, "Every decision is in the project's activity.");
            case DEPARTURE -> new MailText("A reviewer has left: " + what,
                    "A reviewer of " + what + ", round " + data.round()
                            + ", was taken off the project and no longer counts. " + consequence(data),
                    "See who is left", link, "A further reviewer can be asked in a new round.");
        };
    }

    private static String consequence(ApprovalMailData data) {
        return switch (data.status()) {
            case OPEN, OVERDUE -> "The others can still decide.";
            case APPROVED, CHANGES_REQUESTED ->
                "The decisions of the others settle it: " + outcome(data).toLowerCase(Locale.ROOT) + ".";
            case WITHDRAWN -> "Nobody was left to decide, so the approval was withdrawn.";
        };
    }

    private static String outcome(ApprovalMailData data) {
        return switch (data.status()) {
            case APPROVED -> "Approved";
            case CHANGES_REQUESTED -> "Changes requested";
            case OPEN, OVERDUE, WITHDRAWN -> throw new IllegalStateException("No outcome: " + data.status());
        };
    }
}
