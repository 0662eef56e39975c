package com.motionmavericks.worker;

import com.motionmavericks.activities.SecretKeyInterceptor;
import com.motionmavericks.activities.VendorFailureCounter;
import com.motionmavericks.activities.approvals.ApprovalMailActivities;
import com.motionmavericks.activities.approvals.ApprovalMailTemplates;
import com.motionmavericks.activities.approvals.ApprovalRowActivities;
import com.motionmavericks.activities.assets.AssetActivities;
import com.motionmavericks.activities.clerk.ClerkClient;
import com.motionmavericks.activities.deliveries.DeliveryCheckActivities;
import com.motionmavericks.activities.deliveries.DeliveryRowActivities;
import com.motionmavericks.activities.identity.ClerkUserActivities;
import com.motionmavericks.activities.identity.EmailChangeMailActivities;
import com.motionmavericks.activities.identity.EmailChangeMailTemplates;
import com.motionmavericks.activities.identity.EmailChangeRowActivities;
import com.motionmavericks.activities.identity.ErasureRowActivities;
import com.motionmavericks.activities.identity.InvitationMailActivities;
import com.motionmavericks.activities.identity.InvitationMailTemplates;
import com.motionmavericks.activities.identity.InvitationRowActivities;
import com.motionmavericks.activities.identity.SignInLinkMailActivities;
import com.motionmavericks.activities.identity.SignInLinkMailTemplates;
import com.motionmavericks.activities.identity.SignInLinkRowActivities;
import com.motionmavericks.activities.mail.Mailer;
import com.motionmavericks.activities.mux.MuxClient;
import com.motionmavericks.activities.notifications.DigestMailActivities;
import com.motionmavericks.activities.notifications.DigestRowActivities;
import com.motionmavericks.activities.notifications.MailboxMailActivities;
import com.motionmavericks.activities.notifications.MailboxRowActivities;
import com.motionmavericks.activities.notifications.NotificationTemplates;
import com.motionmavericks.activities.notifications.RetiredNotificationActivities;
import com.motionmavericks.activities.notifications.SlackChannelPostActivities;
import com.motionmavericks.activities.notifications.SlackChannelRowActivities;
import com.motionmavericks.activities.operations.CleanupActivities;
import com.motionmavericks.activities.operations.ParkedStepActivitiesImpl;
import com.motionmavericks.activities.resend.ResendClient;
import com.motionmavericks.activities.partners.PartnerWebhookActivities;
import com.motionmavericks.activities.retention.RetentionRowActivities;
import com.motionmavericks.activities.sharelinks.ShareLinkMailActivities;
import com.motionmavericks.activities.sharelinks.ShareLinkMailTemplates;
import com.motionmavericks.activities.sharelinks.ShareLinkRowActivities;
import com.motionmavericks.activities.slack.SlackClient;
import com.motionmavericks.activities.webhooks.WebhookEndpointRowActivities;
import com.motionmavericks.activities.webhooks.WebhookHttp;
import com.motionmavericks.activities.webhooks.WebhookSendingActivities;
import com.motionmavericks.domain.Domain;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.secrets.SecretKeys;
import com.motionmavericks.domain.tenancy.DatabaseRole;
import com.motionmavericks.domain.tracing.Tracing;
import com.motionmavericks.domain.webhooks.WebhookAddresses;
import com.motionmavericks.process.ObservabilityBundle;
import com.motionmavericks.worker.tracing.ActivityTracing;
import com.motionmavericks.worker.tracing.SignalTracing;
import com.motionmavericks.worker.tracing.WorkflowTracing;
import com.motionmavericks.workflows.Workflows;
import com.motionmavericks.workflows.entity.EntityWorkflow;
import com.motionmavericks.workflows.entity.WorkflowDataConverter;
import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/// The process that runs workflows and activities, the relay, the event routing and the sweep.
public final class WorkerApplication extends Application<WorkerConfiguration> {
    private static final Duration SCRAPE_LIMIT = Duration.ofSeconds(2);

    private final ObservabilityBundle observability = new ObservabilityBundle();

    public static void main(String[] args) throws Exception {
        new WorkerApplication().run(args);
    }

    @Override
    public void initialize(Bootstrap<WorkerConfiguration> bootstrap) {
        bootstrap.setConfigurationSourceProvider(new SubstitutingSourceProvider(
                bootstrap.getConfigurationSourceProvider(), new EnvironmentVariableSubstitutor()));
        bootstrap.addBundle(observability);
        bootstrap.addCommand(new ParkedCommand());
    }

    @Override
    public void run(WorkerConfiguration configuration, Environment environment) {
        var dataSource = configuration.database.open("worker");
        DatabaseRole.requireHarmless(dataSource);
        var secretKeys = SecretKeys.parse(configuration.secretKeys);
        secretKeys.currentMadeOn().map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .ifPresent(made -> Gauge
                        .builder("secret_key_age_seconds", () -> Duration.between(made, Instant.now()).toSeconds())
                        .description("Age of the key for new secrets").register(observability.meters()));
        var domain = Domain.wire(dataSource, InstantSource.system(), secretKeys, configuration.times);
        Events.beginEpochIfRestored(domain.database());
        var tracing = configuration.tracing.open("motion-mavericks-worker", environment.lifecycle());
        var temporal = temporal(configuration.temporal, observability.meters());

        var client = WorkflowClient.newInstance(temporal, WorkflowClientOptions.newBuilder()
                .setNamespace(configuration.temporal.namespace()).setInterceptors(new SignalTracing())
                .setDataConverter(WorkflowDataConverter.dataConverter()).build());
        var factory = WorkerFactory.newInstance(client, factoryOptions(observability.meters(), tracing));
        var worker = factory.newWorker(EntityWorkflow.TASK_QUEUE, WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(configuration.temporal.activitySlots())
                .setMaxConcurrentLocalActivityExecutionSize(configuration.temporal.readSlots()).build());
        Workflows.register(worker, configuration.vendorRetries);
        worker.registerActivitiesImplementations(activities(domain, configuration, tracing));
        factory.newWorker(EntityWorkflow.MAIL_QUEUE, WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(configuration.temporal.mailSlots())
                .setMaxTaskQueueActivitiesPerSecond(configuration.resend.perSecond()).build())
                .registerActivitiesImplementations(mailActivities(domain, configuration, tracing));
        factory.newWorker(EntityWorkflow.WEBHOOK_QUEUE, WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(configuration.temporal.webhookSlots()).build())
                .registerActivitiesImplementations(new WebhookSendingActivities(domain.webhookEndpointProcess(),
                        new WebhookHttp(new WebhookAddresses(configuration.webhooks.allowLoopback()))));

        var namespace = new TemporalNamespace(temporal, configuration.temporal.namespace());
        observability.watch(environment, dataSource);
        observability.watch(environment, "temporal", new TemporalHealthCheck(namespace));
        var metrics = observability.meters().getPrometheusRegistry();
        metrics.register(new ScrapedMetrics("Postgres", new QueueMetrics(domain)::read, SCRAPE_LIMIT));
        metrics.register(new ScrapedMetrics("Temporal", new TemporalMetrics(namespace)::read, SCRAPE_LIMIT));
        environment.healthChecks().register("events", new EventsHealthCheck(domain.database()));
        // They stop in the reverse order: the sources of work first, the connections last.
        environment.lifecycle().manage(new AutoCloseableManager(dataSource));
        environment.lifecycle().manage(new AutoCloseableManager(temporal::shutdown));
        environment.lifecycle().manage(new TemporalWorker(factory, namespace, configuration.temporal.drain()));
        var schedules = new Schedules(ScheduleClient.newInstance(temporal, ScheduleClientOptions.newBuilder()
                .setNamespace(configuration.temporal.namespace())
                .setDataConverter(WorkflowDataConverter.dataConverter()).build()));
        environment.lifecycle().manage(new Sweep(domain.database(), domain.outbox(), schedules,
                domain.scheduleStates(), namespace,
                configuration.sweep, observability.meters()));
        environment.lifecycle().manage(new EventRouting("event-routing", domain.eventRouter(),
                configuration.eventRouting, observability.meters().counter("events_routed")));
        environment.lifecycle().manage(new EventRouting("webhook-routing", domain.webhookRouter(),
                configuration.webhookRouting, observability.meters().counter("webhook_events_routed")));
        environment.lifecycle().manage(new SignInRequestLoop(domain.signInRequests(), configuration.signInRequests));
        environment.lifecycle().manage(new Relay(domain.outbox(), new SignalSender(client)::send, configuration.relay,
                observability.meters(), tracing));
    }

    static WorkerFactoryOptions factoryOptions(MeterRegistry meters, Tracing tracing) {
        // The last one is the outermost: a span shows the failure that the others make of an exception.
        return WorkerFactoryOptions.newBuilder().setWorkerInterceptors(new SecretKeyInterceptor(),
                new VendorFailureCounter(meters), new WorkflowTracing(), new ActivityTracing(tracing)).build();
    }

    private static Object[] activities(Domain domain, WorkerConfiguration configuration, Tracing tracing) {
        return new Object[]{new ParkedStepActivitiesImpl(domain.parkedSteps()),
                new CleanupActivities(domain.database()), new InvitationRowActivities(domain.invitationProcess()),
                new SignInLinkRowActivities(domain.signInLinkProcess()),
                new EmailChangeRowActivities(domain.emailChangeProcess()),
                new ErasureRowActivities(domain.erasures()), new RetentionRowActivities(domain.retentions()),
                new ApprovalRowActivities(domain.approvalProcess()),
                new RetiredNotificationActivities(domain.notifications()),
                new MailboxRowActivities(domain.mailboxes()), new SlackChannelRowActivities(domain.slackChannels()),
                new SlackChannelPostActivities(domain.notifications(),
                        new SlackClient(configuration.slack.apiUrl(), tracing),
                        new NotificationTemplates(configuration.publicUrl)),
                new DeliveryRowActivities(domain.deliveries()), new DigestRowActivities(domain.digests()),
                new ShareLinkRowActivities(domain.shareLinkProcess()),
                new PartnerWebhookActivities(domain.partnerWebhookProcess()),
                new WebhookEndpointRowActivities(domain.webhookEndpointProcess()),
                new ClerkUserActivities(domain.clerkUsers(),
                        new ClerkClient(configuration.clerk.url(), configuration.clerk.secretKey(), tracing)),
                new AssetActivities(domain.assets(), domain.assetDeletions(),
                        new MuxClient(configuration.mux.url(), configuration.mux.tokenId(),
                                configuration.mux.tokenSecret(), tracing))};
    }

    /// The activities that call the mail vendor, on the queue that keeps to its rate limit.
    private static Object[] mailActivities(Domain domain, WorkerConfiguration configuration, Tracing tracing) {
        var mailer = new Mailer(new ResendClient(configuration.resend.url(), configuration.resend.apiKey(),
                configuration.resend.from(), tracing), domain.deliveries());
        var notificationTemplates = new NotificationTemplates(configuration.publicUrl);
        return new Object[]{
                new InvitationMailActivities(domain.invitationProcess(), mailer,
                        new InvitationMailTemplates(configuration.publicUrl)),
                new SignInLinkMailActivities(domain.signInLinkProcess(), mailer,
                        new SignInLinkMailTemplates(configuration.publicUrl)),
                new EmailChangeMailActivities(domain.emailChangeProcess(), mailer,
                        new EmailChangeMailTemplates(configuration.publicUrl)),
                new ApprovalMailActivities(domain.approvalProcess(), mailer,
                        new ApprovalMailTemplates(configuration.publicUrl)),
                new RetiredNotificationActivities(domain.notifications()),
                new MailboxMailActivities(domain.notifications(), mailer, notificationTemplates),
                new DeliveryCheckActivities(domain.deliveries(), mailer),
                new DigestMailActivities(domain.digests(), mailer, notificationTemplates),
                new ShareLinkMailActivities(domain.shareLinkProcess(), mailer,
                        new ShareLinkMailTemplates(configuration.publicUrl))};
    }

    private static WorkflowServiceStubs temporal(WorkerConfiguration.Temporal settings, MeterRegistry meters) {
        Scope scope = new RootScopeBuilder().reporter(new MicrometerClientStatsReporter(meters))
                .reportEvery(com.uber.m3.util.Duration.ofSeconds(5));
        return WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(settings.address()).setMetricsScope(scope)
                // The relay's lease is ten seconds: a failed call backs off in the outbox, not in the client.
                .setRpcRetryOptions(RpcRetryOptions.newBuilder().setExpiration(Duration.ofSeconds(5))
                        .validateBuildWithDefaults())
                .build());
    }
}
