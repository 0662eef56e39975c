package com.motionmavericks.domain;

import com.motionmavericks.domain.apikeys.ApiKeys;
import com.motionmavericks.domain.approvals.ApprovalProcess;
import com.motionmavericks.domain.approvals.ApprovalTimes;
import com.motionmavericks.domain.approvals.Approvals;
import com.motionmavericks.domain.assets.AssetTimes;
import com.motionmavericks.domain.assets.Assets;
import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.identity.ClerkUsers;
import com.motionmavericks.domain.identity.InvitationProcess;
import com.motionmavericks.domain.identity.InvitationTimes;
import com.motionmavericks.domain.identity.Invitations;
import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.notifications.Digests;
import com.motionmavericks.domain.notifications.EventRouter;
import com.motionmavericks.domain.notifications.Mailboxes;
import com.motionmavericks.domain.notifications.Notifications;
import com.motionmavericks.domain.notifications.Preferences;
import com.motionmavericks.domain.notifications.SlackChannels;
import com.motionmavericks.domain.notifications.SlackConnections;
import com.motionmavericks.domain.operations.ParkedSteps;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.projects.Milestones;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.secrets.Seal;
import com.motionmavericks.domain.secrets.SecretKeys;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.sharelinks.ShareLinkProcess;
import com.motionmavericks.domain.sharelinks.ShareLinkTimes;
import com.motionmavericks.domain.sharelinks.ShareLinks;
import com.motionmavericks.domain.tasks.Comments;
import com.motionmavericks.domain.tasks.Tasks;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.vendorwebhooks.VendorWebhooks;
import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.List;

/// The domain, wired, for the API and the worker.
public record Domain(TenantDatabase database, Members members, Invitations invitations,
        InvitationProcess invitationProcess, Projects projects, Milestones milestones, Tasks tasks, Comments comments,
        Assets assets, Approvals approvals, ApprovalProcess approvalProcess, ShareLinks shareLinks,
        ShareLinkProcess shareLinkProcess, EventRouter eventRouter, Notifications notifications, Mailboxes mailboxes,
        SlackChannels slackChannels, Digests digests, Preferences preferences,
        SlackConnections slackConnections, Deliveries deliveries, ParkedSteps parkedSteps, Events events,
        Outbox outbox, VendorWebhooks vendorWebhooks, ClerkUsers clerkUsers,
        ApiKeys apiKeys) {

    /// The durations of each feature.
    public record Times(InvitationTimes invitations, AssetTimes assets, ApprovalTimes approvals,
            ShareLinkTimes shareLinks) {}

    public static Domain wire(HikariDataSource dataSource, InstantSource clock, SecretKeys keys, Times times) {
        var database = new TenantDatabase(dataSource, clock);
        var seal = new Seal(keys);
        var commands = new Commands(database, seal);
        var cursors = new Cursors(keys);
        var events = new Events(database, cursors);
        var tokens = new Tokens(keys);
        var invitations = new Invitations(database, commands, tokens, cursors, times.invitations());
        var assets = new Assets(database, commands, cursors, seal, times.assets());
        var approvals = new Approvals(database, commands, cursors, times.approvals());
        var shareLinks = new ShareLinks(database, commands, tokens, cursors, times.shareLinks());
        var invitationProcess = new InvitationProcess(database, tokens, times.invitations());
        var approvalProcess = new ApprovalProcess(database);
        var shareLinkProcess = new ShareLinkProcess(database);
        var slackConnections = new SlackConnections(database, commands, seal);
        var notifications = new Notifications(database, slackConnections);
        var mailboxes = new Mailboxes(database);
        var slackChannels = new SlackChannels(database);
        var digests = new Digests(database);
        var members = new Members(database);
        var clerkUsers = new ClerkUsers(database, members);
        var deliveries = new Deliveries(database, cursors,
                List.of(invitationProcess, approvalProcess, shareLinkProcess, notifications, digests));
        return new Domain(database, members, invitations, invitationProcess,
                new Projects(database, commands, cursors, events, List.of(approvals, shareLinks, assets)),
                new Milestones(database, commands, cursors), new Tasks(database, commands, cursors),
                new Comments(database, commands, cursors), assets, approvals, approvalProcess, shareLinks,
                shareLinkProcess, new EventRouter(database), notifications, mailboxes, slackChannels, digests,
                new Preferences(database, commands),
                slackConnections, deliveries,
                new ParkedSteps(database, commands, cursors, List.of(invitationProcess, assets, approvalProcess,
                        shareLinkProcess, notifications, mailboxes, slackChannels, digests, deliveries, clerkUsers)),
                events, new Outbox(database), new VendorWebhooks(database, assets, clerkUsers), clerkUsers,
                new ApiKeys(database, commands, cursors));
    }
}
