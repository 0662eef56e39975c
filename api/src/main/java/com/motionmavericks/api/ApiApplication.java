package com.motionmavericks.api;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.motionmavericks.api.apikeys.ApiKeysResource;
import com.motionmavericks.api.approvals.ApprovalsResource;
import com.motionmavericks.api.assets.AssetsResource;
import com.motionmavericks.api.assets.PlaybackTokens;
import com.motionmavericks.api.deliveries.DeliveriesResource;
import com.motionmavericks.api.docs.DocsResource;
import com.motionmavericks.api.events.EventsResource;
import com.motionmavericks.api.http.BodyBounds;
import com.motionmavericks.api.http.ConnectionLimits;
import com.motionmavericks.api.http.CrossOrigin;
import com.motionmavericks.api.http.BrowserHeaders;
import com.motionmavericks.api.http.PatchValueExtractor;
import com.motionmavericks.api.http.LostClients;
import com.motionmavericks.api.http.ProblemDocuments;
import com.motionmavericks.api.http.ProblemErrorHandler;
import com.motionmavericks.api.http.ProblemMapper;
import com.motionmavericks.api.http.ProblemPages;
import com.motionmavericks.api.http.RequestIdFilter;
import com.motionmavericks.api.http.RequestTimers;
import com.motionmavericks.api.http.SameOrigin;
import com.motionmavericks.api.http.SingleValuesFilter;
import com.motionmavericks.api.http.StrictJson;
import com.motionmavericks.api.http.StrictParams;
import com.motionmavericks.api.http.TrustedProxies;
import com.motionmavericks.api.http.UnreadBodies;
import com.motionmavericks.api.identity.AccessTokens;
import com.motionmavericks.api.identity.AuthenticationFilter;
import com.motionmavericks.api.identity.Authenticator;
import com.motionmavericks.api.identity.ClerkKeys;
import com.motionmavericks.api.identity.ClerkTokens;
import com.motionmavericks.api.identity.EmailChangeLinkResource;
import com.motionmavericks.api.identity.EmailChangeResource;
import com.motionmavericks.api.identity.InvitationLinkResource;
import com.motionmavericks.api.identity.InvitationsResource;
import com.motionmavericks.api.identity.MeResource;
import com.motionmavericks.api.identity.MembersResource;
import com.motionmavericks.api.identity.PersonalDataResource;
import com.motionmavericks.api.identity.OpenLinkResource;
import com.motionmavericks.api.identity.SessionCookies;
import com.motionmavericks.api.identity.StudioResource;
import com.motionmavericks.api.identity.SessionsResource;
import com.motionmavericks.api.identity.SignInLinkResource;
import com.motionmavericks.api.identity.SignInLinksResource;
import com.motionmavericks.api.identity.SignOutResource;
import com.motionmavericks.api.limits.RateLimits;
import com.motionmavericks.api.limits.RouteLimits;
import com.motionmavericks.api.limits.StudioPlaces;
import com.motionmavericks.api.notifications.PreferencesResource;
import com.motionmavericks.api.notifications.SlackConnectionResource;
import com.motionmavericks.api.operations.ParkedStepsResource;
import com.motionmavericks.api.operations.SchedulesResource;
import com.motionmavericks.api.partners.PartnerWebhookResource;
import com.motionmavericks.api.partners.PartnerWebhooksResource;
import com.motionmavericks.api.partners.PartnersResource;
import com.motionmavericks.api.projects.MilestonesResource;
import com.motionmavericks.api.projects.ProjectsResource;
import com.motionmavericks.api.retention.RetentionPoliciesResource;
import com.motionmavericks.api.retention.RetentionResource;
import com.motionmavericks.api.securityevents.RefusedCallers;
import com.motionmavericks.api.securityevents.SecurityEventsResource;
import com.motionmavericks.api.sharelinks.ShareLinkPageResource;
import com.motionmavericks.api.sharelinks.ShareLinksResource;
import com.motionmavericks.api.tasks.CommentsResource;
import com.motionmavericks.api.tasks.TasksResource;
import com.motionmavericks.api.vendorwebhooks.ClerkWebhookResource;
import com.motionmavericks.api.vendorwebhooks.MuxWebhookResource;
import com.motionmavericks.api.vendorwebhooks.ResendWebhookResource;
import com.motionmavericks.api.webhooks.Subscription;
import com.motionmavericks.api.webhooks.WebhookEndpointsResource;
import com.motionmavericks.api.webhooks.WebhookMessagesResource;
import com.motionmavericks.domain.Domain;
import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.secrets.SecretKeys;
import com.motionmavericks.domain.tenancy.DatabaseRole;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.webhooks.WebhookAddresses;
import com.motionmavericks.process.ObservabilityBundle;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.validation.Validators;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.micrometer.core.instrument.Gauge;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ServerProperties;

/// The process that answers HTTP. It depends on Postgres alone: its signals reach the workflows through the outbox.
public final class ApiApplication extends Application<ApiConfiguration> {
    private final ObservabilityBundle observability = new ObservabilityBundle();

    public static void main(String[] args) throws Exception {
        new ApiApplication().run(args);
    }

    @Override
    public void initialize(Bootstrap<ApiConfiguration> bootstrap) {
        bootstrap.setConfigurationSourceProvider(new SubstitutingSourceProvider(
                bootstrap.getConfigurationSourceProvider(), new EnvironmentVariableSubstitutor()));
        bootstrap.addBundle(observability);
        bootstrap.setValidatorFactory(
                Validators.newConfiguration().addValueExtractor(new PatchValueExtractor()).buildValidatorFactory());
        bootstrap.addCommand(new MigrateCommand());
        bootstrap.addCommand(new CreateTenantCommand());
        bootstrap.getObjectMapper().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }

    @Override
    public void run(ApiConfiguration configuration, Environment environment) {
        var clock = InstantSource.system();
        var keys = SecretKeys.parse(configuration.secretKeys);
        var dataSource = configuration.database.open("api");
        DatabaseRole.requireHarmless(dataSource);
        environment.lifecycle().manage(new AutoCloseableManager(dataSource));
        observability.watch(environment, dataSource);
        var tracing = configuration.tracing.open("motion-mavericks-api", environment.lifecycle());
        var domain = Domain.wire(dataSource, clock, keys, configuration.times, configuration.rateLimitFactor);
        Events.beginEpochIfRestored(domain.database());
        var accessTokens = new AccessTokens(keys, configuration.accessTokenLifetime);

        // Only now: the same mapper has read the configuration, where a password may look like a number.
        StrictJson.read(environment.getObjectMapper());
        var jersey = environment.jersey();
        // Behind a proxy our own address is unknown, so a Location is a path.
        jersey.property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
        var clerkKeys = new ClerkKeys(configuration.clerk.jwksUrl(), clock);
        Gauge.builder("clerk_keys_age_seconds", () -> clerkKeys.age().toMillis() / 1000.0)
                .description("Time since Clerk's signing keys were fetched").register(observability.meters());
        // It never fails, so its future is not read.
        var _ = environment.lifecycle().scheduledExecutorService("clerk-keys").build()
                .scheduleWithFixedDelay(clerkKeys::refresh, 0, 10, TimeUnit.SECONDS);
        var clerk = new ClerkTokens(configuration.clerk.issuer(), configuration.clerk.authorizedParties(), clerkKeys,
                clock);
        var cookies = new SessionCookies(configuration.publicUrl, accessTokens, domain.sessions(), clock);
        var sameOrigin = new SameOrigin(configuration.publicUrl);
        jersey.register(cookies);
        var limits = new RateLimits(domain.rateLimiter(), observability.meters());
        jersey.register(limits);
        var places = new StudioPlaces(configuration.requestsPerStudio, observability.meters());
        environment.servlets().addFilter("studio-places", places).addMappingForUrlPatterns(null, false, "/*");
        jersey.register(new RouteLimits(limits, places, domain.database()));
        jersey.register(new AuthDynamicFeature(new AuthenticationFilter.Builder(cookies, sameOrigin, domain.sessions(),
                accessTokens, limits)
                .setAuthenticator(new Authenticator(clerk, accessTokens))
                .buildAuthFilter()));
        jersey.register(new AuthValueFactoryProvider.Binder<>(Credential.class));
        var problems = new ProblemDocuments(configuration.publicUrl);
        var mapper = new ProblemMapper(problems);
        jersey.register(mapper);
        jersey.register(mapper.forViolations());
        jersey.register(new ProblemPages());
        jersey.register(new LostClients());
        jersey.register(new RequestIdFilter(new RequestTimers(observability.meters()), tracing));
        jersey.register(new SingleValuesFilter());
        jersey.register(new StrictParams());
        jersey.register(new BodyBounds());
        var unreadBodies = new UnreadBodies();
        jersey.register(unreadBodies);
        jersey.register(new BrowserHeaders());
        jersey.register(new RefusedCallers(domain.securityEvents(), domain.database()));
        // It never fails, so its future is not read.
        var _ = environment.lifecycle().scheduledExecutorService("save-security-events").build()
                .scheduleWithFixedDelay(domain.securityEvents()::save, 1, 1, TimeUnit.SECONDS);
        environment.lifecycle().manage(new AutoCloseableManager(domain.securityEvents()::save));
        environment.servlets().addFilter("client-address", new TrustedProxies(configuration.trustedProxies))
                .addMappingForUrlPatterns(null, false, "/*");
        environment.servlets().addFilter("unread-bodies", unreadBodies).addMappingForUrlPatterns(null, false, "/*");
        CrossOrigin.allow(configuration.corsAllowedOrigins, environment.getApplicationContext());
        environment.getApplicationContext().setErrorHandler(new ProblemErrorHandler(problems));
        environment.lifecycle().addServerLifecycleListener(
                server -> server.setErrorHandler(new ProblemErrorHandler(problems)));
        environment.lifecycle().addEventListener(new ConnectionLimits(configuration.maxConnections,
                environment.lifecycle().scheduledExecutorService("slow-headers").build(), clock));

        jersey.register(new InvitationsResource(domain.invitations(), problems, clock));
        jersey.register(new InvitationLinkResource(domain.invitations(), cookies, sameOrigin));
        jersey.register(
                new SessionsResource(domain.invitations(), domain.signInLinks(), domain.sessions(), accessTokens,
                        cookies));
        jersey.register(new SignInLinksResource(domain.signInRequests()));
        jersey.register(new SignInLinkResource(domain.signInRequests(), domain.signInLinks(), cookies, sameOrigin));
        jersey.register(new SignOutResource(domain.sessions(), cookies, sameOrigin));
        jersey.register(new MeResource(domain.members()));
        jersey.register(new EmailChangeResource(domain.emailChanges()));
        jersey.register(new EmailChangeLinkResource(domain.emailChanges()));
        jersey.register(new MembersResource(domain.members()));
        jersey.register(new PersonalDataResource(domain.erasures()));
        jersey.register(new StudioResource(domain.studios()));
        jersey.register(new OpenLinkResource(domain.studios()));
        jersey.register(new ApiKeysResource(domain.apiKeys()));
        jersey.register(new ProjectsResource(domain.projects()));
        jersey.register(new MilestonesResource(domain.milestones()));
        var playback = new PlaybackTokens(configuration.mux.signingKeyId(), configuration.mux.signingKey(),
                configuration.mux.streamUrl(), clock);
        jersey.register(new AssetsResource(domain.assets(), domain.assetDeletions(), playback));
        jersey.register(new TasksResource(domain.tasks()));
        jersey.register(new CommentsResource(domain.comments()));
        jersey.register(new ApprovalsResource(domain.approvals(), clock));
        jersey.register(new PreferencesResource(domain.preferences()));
        jersey.register(new DeliveriesResource(domain.deliveries()));
        jersey.register(
                new SlackConnectionResource(domain.slackConnections(), configuration.slackWebhookPrefix));
        jersey.register(new ShareLinksResource(domain.shareLinks(), configuration.publicUrl, clock));
        jersey.register(
                new ShareLinkPageResource(domain.shareLinks(), playback, configuration.mux.mediaSources()));
        jersey.register(new EventsResource(domain.events(), domain.projects()));
        jersey.register(new ParkedStepsResource(domain.parkedSteps(), configuration.publicUrl));
        jersey.register(new SchedulesResource(domain.scheduleStates()));
        jersey.register(new RetentionPoliciesResource(domain.retentionPolicies()));
        jersey.register(new RetentionResource(domain.retentions(), domain.storage()));
        jersey.register(new ResendWebhookResource(domain.vendorWebhooks(), configuration.resendWebhookSecret, clock,
                environment.getObjectMapper()));
        jersey.register(new MuxWebhookResource(domain.vendorWebhooks(), configuration.mux.webhookSecret(), clock,
                environment.getObjectMapper()));
        jersey.register(new ClerkWebhookResource(domain.vendorWebhooks(), configuration.clerk.webhookSecret(), clock,
                environment.getObjectMapper()));
        jersey.register(new PartnersResource(domain.partners()));
        jersey.register(new PartnerWebhooksResource(domain.partnerWebhooks()));
        jersey.register(new PartnerWebhookResource(domain.partnerWebhooks(), environment.getObjectMapper()));
        jersey.register(new SecurityEventsResource(domain.securityEvents()));
        var docs = new DocsResource();
        jersey.register(new WebhookEndpointsResource(domain.webhookEndpoints(),
                new Subscription(new WebhookAddresses(configuration.webhooks.allowLoopback()), docs.eventTypes())));
        jersey.register(new WebhookMessagesResource(domain.webhookMessages()));
        jersey.register(docs);
    }
}
