package com.motionmavericks.domain;

import com.motionmavericks.domain.apikeys.ApiKeys;
import com.motionmavericks.domain.approvals.ApprovalProcess;
import com.motionmavericks.domain.approvals.ApprovalTimes;
import com.motionmavericks.domain.approvals.Approvals;
import com.motionmavericks.domain.assets.AssetDeletions;
import com.motionmavericks.domain.assets.AssetTimes;
import com.motionmavericks.domain.assets.Assets;
import com.motionmavericks.domain.deliveries.Deliveries;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.identity.ClerkUsers;
import com.motionmavericks.domain.identity.EmailChangeProcess;
import com.motionmavericks.domain.identity.EmailChangeTimes;
import com.motionmavericks.domain.identity.EmailChanges;
import com.motionmavericks.domain.identity.ErasureTimes;
import com.motionmavericks.domain.identity.Erasures;
import com.motionmavericks.domain.identity.InvitationProcess;
import com.motionmavericks.domain.identity.InvitationTimes;
import com.motionmavericks.domain.identity.Invitations;
import com.motionmavericks.domain.identity.MemberListener;
import com.motionmavericks.domain.identity.Members;
import com.motionmavericks.domain.identity.SessionTimes;
import com.motionmavericks.domain.identity.Sessions;
import com.motionmavericks.domain.identity.SignInLinkProcess;
import com.motionmavericks.domain.identity.SignInLinkTimes;
import com.motionmavericks.domain.identity.SignInLinks;
import com.motionmavericks.domain.identity.SignInRequests;
import com.motionmavericks.domain.identity.Studios;
import com.motionmavericks.domain.identity.Tenants;
import com.motionmavericks.domain.limits.RateLimiter;
import com.motionmavericks.domain.notifications.Digests;
import com.motionmavericks.domain.notifications.EventRouter;
import com.motionmavericks.domain.notifications.Mailboxes;
import com.motionmavericks.domain.notifications.Notifications;
import com.motionmavericks.domain.notifications.Preferences;
import com.motionmavericks.domain.notifications.SlackChannels;
import com.motionmavericks.domain.notifications.SlackConnections;
import com.motionmavericks.domain.operations.ParkedSteps;
import com.motionmavericks.domain.operations.ScheduleStates;
import com.motionmavericks.domain.outbox.Outbox;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.partners.PartnerWebhookHandlers;
import com.motionmavericks.domain.partners.PartnerWebhookProcess;
import com.motionmavericks.domain.partners.PartnerWebhooks;
import com.motionmavericks.domain.partners.Partners;
import com.motionmavericks.domain.projects.Milestones;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.retention.RetentionPolicies;
import com.motionmavericks.domain.retention.Retentions;
import com.motionmavericks.domain.retention.Storage;
import com.motionmavericks.domain.secrets.Seal;
import com.motionmavericks.domain.secrets.SecretKeys;
import com.motionmavericks.domain.secrets.Tokens;
import com.motionmavericks.domain.securityevents.SecurityEvents;
import com.motionmavericks.domain.sharelinks.ShareLinkProcess;
import com.motionmavericks.domain.sharelinks.ShareLinkTimes;
import com.motionmavericks.domain.sharelinks.ShareLinks;
import com.motionmavericks.domain.tasks.Comments;
import com.motionmavericks.domain.tasks.Tasks;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.vendorwebhooks.VendorWebhooks;
import com.motionmavericks.domain.webhooks.WebhookEndpointProcess;
import com.motionmavericks.domain.webhooks.WebhookEndpoints;
import com.motionmavericks.domain.webhooks.WebhookMessages;
import com.motionmavericks.domain.webhooks.WebhookRouter;
import com.motionmavericks.domain.webhooks.WebhookTimes;
import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.List;

/// The domain, wired, for the API and the worker.
public record Domain(TenantDatabase database, Tenants tenants, Studios studios, Members members,
        Invitations invitations,
        InvitationProcess invitationProcess, Sessions sessions, SignInRequests signInRequests, SignInLinks signInLinks,
        SignInLinkProcess signInLinkProcess, EmailChanges emailChanges, EmailChangeProcess emailChangeProcess,
        Projects projects, Milestones milestones, Tasks tasks, Comments comments,
        Assets assets, Approvals approvals, ApprovalProcess approvalProcess, ShareLinks shareLinks,
        ShareLinkProcess shareLinkProcess, EventRouter eventRouter, Notifications notifications, Mailboxes mailboxes,
        SlackChannels slackChannels, Digests digests, Preferences preferences,
        SlackConnections slackConnections, Deliveries deliveries, ParkedSteps parkedSteps, Events events,
        Outbox outbox, VendorWebhooks vendorWebhooks, ClerkUsers clerkUsers,
        ApiKeys apiKeys, Erasures erasures, ScheduleStates scheduleStates, AssetDeletions assetDeletions,
        RetentionPolicies retentionPolicies, Retentions retentions, Storage storage, Partners partners,
        PartnerWebhooks partnerWebhooks,
        PartnerWebhookProcess partnerWebhookProcess, WebhookEndpoints webhookEndpoints,
        WebhookMessages webhookMessages, WebhookRouter webhookRouter,
        WebhookEndpointProcess webhookEndpointProcess, SecurityEvents securityEvents, RateLimiter rateLimiter) {

    /// The durations of each feature.
    public record Times(InvitationTimes invitations, AssetTimes assets, ApprovalTimes approvals,
            ShareLinkTimes shareLinks, SessionTimes sessions, SignInLinkTimes signInLinks,
            EmailChangeTimes emailChanges, ErasureTimes erasures, WebhookTimes webhooks) {}

    public static Domain wire(HikariDataSource dataSource, InstantSource clock, SecretKeys keys, Times times) {
        return wire(dataSource, clock, keys, times, 1);
    }

    /// @param rateLimitFactor by which the quotas of all rate limits are multiplied
    public static Domain wire(HikariDataSource dataSource, InstantSource clock, SecretKeys keys, Times times,
            double rateLimitFactor) {
        var database = new TenantDatabase(dataSource, clock);
        var seal = new Seal(keys);
        var rateLimiter = new RateLimiter(database, rateLimitFactor);
        var commands = new Commands(database, seal);
        var cursors = new Cursors(keys);
        var events = new Events(database, cursors);
        var tokens = new Tokens(keys);
        var securityEvents = new SecurityEvents(database, cursors);
        var sessions = new Sessions(database, commands, tokens, cursors, times.sessions(), securityEvents);
        var assets = new Assets(database, commands, cursors, seal, times.assets());
        var approvals = new Approvals(database, commands, cursors, times.approvals());
        var shareLinks = new ShareLinks(database, commands, tokens, cursors, times.shareLinks(), securityEvents);
        var invitationProcess = new InvitationProcess(database, tokens, times.invitations());
        var signInLinkProcess = new SignInLinkProcess(database, tokens);
        var emailChangeProcess = new EmailChangeProcess(database, tokens);
        var approvalProcess = new ApprovalProcess(database);
        var shareLinkProcess = new ShareLinkProcess(database);
        var projects = new Projects(database, commands, cursors, events, List.of(approvals, shareLinks, assets));
        var tasks = new Tasks(database, commands, cursors);
        var slackConnections = new SlackConnections(database, commands, seal);
        var notifications = new Notifications(database, slackConnections);
        // Projects come first: the others rely on the locks that they take.
        var memberListeners = List.<MemberListener>of(projects, tasks, notifications);
        var invitations = new Invitations(database, commands, tokens, cursors, sessions, times.invitations(),
                rateLimiter, memberListeners);
        var mailboxes = new Mailboxes(database);
        var slackChannels = new SlackChannels(database);
        var digests = new Digests(database);
        var members = new Members(database, commands, cursors, memberListeners);
        var clerkUsers = new ClerkUsers(database, members, invitations);
        var deliveries = new Deliveries(database, cursors,
                List.of(invitationProcess, signInLinkProcess, emailChangeProcess, approvalProcess, shareLinkProcess,
                        notifications, digests));
        return new Domain(database, new Tenants(database), new Studios(database, commands),
                members, invitations, invitationProcess, sessions,
                new SignInRequests(database, tokens, times.signInLinks()),
                new SignInLinks(database, commands, tokens, sessions), signInLinkProcess,
                new EmailChanges(database, commands, tokens, times.emailChanges()), emailChangeProcess, projects,
                new Milestones(database, commands, cursors), tasks,
                new Comments(database, commands, cursors), assets, approvals, approvalProcess, shareLinks,
                shareLinkProcess, new EventRouter(database), notifications, mailboxes, slackChannels, digests,
                new Preferences(database, commands),
                slackConnections, deliveries,
                new ParkedSteps(database, commands, cursors,
                        List.of(invitationProcess, signInLinkProcess, emailChangeProcess, assets, approvalProcess,
                                shareLinkProcess, notifications, mailboxes, slackChannels, digests, deliveries,
                                clerkUsers)),
                events, new Outbox(database), new VendorWebhooks(database, assets, clerkUsers), clerkUsers,
                new ApiKeys(database, commands, cursors),
                new Erasures(database, commands, times.erasures()), new ScheduleStates(database),
                new AssetDeletions(database, commands, assets), new RetentionPolicies(database, commands),
                new Retentions(database), new Storage(database, cursors),
                new Partners(database, commands, cursors, tokens),
                new PartnerWebhooks(database, commands, cursors, tokens, securityEvents),
                new PartnerWebhookProcess(database, PartnerWebhookHandlers.BY_TYPE),
                new WebhookEndpoints(database, commands, cursors, tokens),
                new WebhookMessages(database, commands, cursors), new WebhookRouter(database),
                new WebhookEndpointProcess(database, tokens, times.webhooks()), securityEvents, rateLimiter);
    }
}
