package com.motionmavericks.workflows;

import com.motionmavericks.workflows.approvals.ApprovalWorkflow;
import com.motionmavericks.workflows.approvals.ApprovalWorkflowImpl;
import com.motionmavericks.workflows.assets.AssetWorkflow;
import com.motionmavericks.workflows.assets.AssetWorkflowImpl;
import com.motionmavericks.workflows.deliveries.DeliveryWorkflow;
import com.motionmavericks.workflows.deliveries.DeliveryWorkflowImpl;
import com.motionmavericks.workflows.entity.VendorRetries;
import com.motionmavericks.workflows.identity.ClerkRoundWorkflowImpl;
import com.motionmavericks.workflows.identity.ClerkUserWorkflow;
import com.motionmavericks.workflows.identity.ClerkUserWorkflowImpl;
import com.motionmavericks.workflows.identity.EmailChangeWorkflow;
import com.motionmavericks.workflows.identity.EmailChangeWorkflowImpl;
import com.motionmavericks.workflows.identity.ErasureWorkflow;
import com.motionmavericks.workflows.identity.ErasureWorkflowImpl;
import com.motionmavericks.workflows.identity.InvitationWorkflow;
import com.motionmavericks.workflows.identity.InvitationWorkflowImpl;
import com.motionmavericks.workflows.identity.SignInLinkWorkflow;
import com.motionmavericks.workflows.identity.SignInLinkWorkflowImpl;
import com.motionmavericks.workflows.notifications.DigestRoundWorkflowImpl;
import com.motionmavericks.workflows.notifications.DigestWorkflow;
import com.motionmavericks.workflows.notifications.DigestWorkflowImpl;
import com.motionmavericks.workflows.notifications.MailboxWorkflow;
import com.motionmavericks.workflows.notifications.MailboxWorkflowImpl;
import com.motionmavericks.workflows.notifications.NotificationWorkflow;
import com.motionmavericks.workflows.notifications.NotificationWorkflowImpl;
import com.motionmavericks.workflows.notifications.SlackChannelWorkflow;
import com.motionmavericks.workflows.notifications.SlackChannelWorkflowImpl;
import com.motionmavericks.workflows.operations.CleanupRoundWorkflowImpl;
import com.motionmavericks.workflows.partners.PartnerWebhookWorkflow;
import com.motionmavericks.workflows.partners.PartnerWebhookWorkflowImpl;
import com.motionmavericks.workflows.retention.RetentionRoundWorkflowImpl;
import com.motionmavericks.workflows.retention.RetentionWorkflow;
import com.motionmavericks.workflows.retention.RetentionWorkflowImpl;
import com.motionmavericks.workflows.sharelinks.ShareLinkWorkflow;
import com.motionmavericks.workflows.sharelinks.ShareLinkWorkflowImpl;
import com.motionmavericks.workflows.webhooks.WebhookEndpointWorkflow;
import com.motionmavericks.workflows.webhooks.WebhookEndpointWorkflowImpl;
import io.temporal.worker.Worker;

/// The list of all workflows.
public final class Workflows {
    private Workflows() {}

    public static void register(Worker worker, VendorRetries vendorRetries) {
        worker.registerWorkflowImplementationFactory(ApprovalWorkflow.class,
                () -> new ApprovalWorkflowImpl(vendorRetries));
        worker.registerWorkflowImplementationFactory(AssetWorkflow.class, () -> new AssetWorkflowImpl(vendorRetries));
        worker.registerWorkflowImplementationFactory(ClerkUserWorkflow.class,
                () -> new ClerkUserWorkflowImpl(vendorRetries));
        worker.registerWorkflowImplementationFactory(DeliveryWorkflow.class,
                () -> new DeliveryWorkflowImpl(vendorRetries));
        worker.registerWorkflowImplementationFactory(DigestWorkflow.class, () -> new DigestWorkflowImpl(vendorRetries));
        worker.registerWorkflowImplementationFactory(EmailChangeWorkflow.class,
                () -> new EmailChangeWorkflowImpl(vendorRetries));
        worker.registerWorkflowImplementationFactory(ErasureWorkflow.class,
                () -> new ErasureWorkflowImpl(vendorRetries));
        worker.registerWorkflowImplementationFactory(InvitationWorkflow.class,
                () -> new InvitationWorkflowImpl(vendorRetries));
        worker.registerWorkflowImplementationFactory(MailboxWorkflow.class,
                () -> new MailboxWorkflowImpl(vendorRetries));
        worker.registerWorkflowImplementationFactory(NotificationWorkflow.class,
                () -> new NotificationWorkflowImpl(vendorRetries));
        worker.registerWorkflowImplementationFactory(PartnerWebhookWorkflow.class,
                () -> new PartnerWebhookWorkflowImpl(vendorRetries));
        worker.registerWorkflowImplementationFactory(RetentionWorkflow.class,
                () -> new RetentionWorkflowImpl(vendorRetries));
        worker.registerWorkflowImplementationTypes(CleanupRoundWorkflowImpl.class, ClerkRoundWorkflowImpl.class,
                DigestRoundWorkflowImpl.class, RetentionRoundWorkflowImpl.class);
        worker.registerWorkflowImplementationFactory(SlackChannelWorkflow.class,
                () -> new SlackChannelWorkflowImpl(vendorRetries));
        worker.registerWorkflowImplementationFactory(ShareLinkWorkflow.class,
                () -> new ShareLinkWorkflowImpl(vendorRetries));
        worker.registerWorkflowImplementationFactory(SignInLinkWorkflow.class,
                () -> new SignInLinkWorkflowImpl(vendorRetries));
        worker.registerWorkflowImplementationFactory(WebhookEndpointWorkflow.class,
                () -> new WebhookEndpointWorkflowImpl(vendorRetries));
    }
}
