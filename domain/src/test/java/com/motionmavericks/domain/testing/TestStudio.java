package com.motionmavericks.domain.testing;

import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.projects.AddProjectMember;
import com.motionmavericks.domain.Domain;
import com.motionmavericks.domain.approvals.ApprovalTimes;
import com.motionmavericks.domain.assets.AssetTimes;
import com.motionmavericks.domain.assets.CreateAsset;
import com.motionmavericks.domain.assets.Media;
import com.motionmavericks.domain.assets.Progress;
import com.motionmavericks.domain.identity.EmailChangeTimes;
import com.motionmavericks.domain.identity.ErasureTimes;
import com.motionmavericks.domain.identity.InvitationMailKind;
import com.motionmavericks.domain.identity.Session;
import com.motionmavericks.domain.identity.InvitationTimes;
import com.motionmavericks.domain.identity.InviteMember;
import com.motionmavericks.domain.identity.SessionTimes;
import com.motionmavericks.domain.identity.SignInLinkTimes;
import com.motionmavericks.domain.identity.Tenants;
import com.motionmavericks.domain.secrets.SecretKeys;
import com.motionmavericks.domain.sharelinks.ShareLinkTimes;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.webhooks.WebhookTimes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/// A studio with its first ADMIN, and the domain as the API and as the worker have it.
///
/// @param api the domain under the role of the API
/// @param worker the domain under the role of the worker
public record TestStudio(UUID tenantId, Principal admin, Domain api, Domain worker) {
    public static final SecretKeys KEYS = SecretKeys.parse("k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    public static final Domain.Times TIMES = new Domain.Times(
            new InvitationTimes(Duration.ofDays(7), Duration.ofSeconds(1), Duration.ofDays(30), Duration.ofDays(3),
                    Duration.ofHours(1)),
            new AssetTimes(Duration.ofDays(1), Duration.ofMinutes(5)),
            new ApprovalTimes(Duration.ofHours(1), Duration.ofDays(90), Duration.ofDays(1)),
            new ShareLinkTimes(Duration.ofHours(1), Duration.ofDays(90), Duration.ofDays(1),
                    Duration.ofMinutes(30)),
            new SessionTimes(Duration.ofDays(30), Duration.ofDays(14), Duration.ofSeconds(10)),
            new SignInLinkTimes(Duration.ofMinutes(10)), new EmailChangeTimes(Duration.ofDays(1)),
            new ErasureTimes(Duration.ofSeconds(20)), new WebhookTimes(null));
    public static final Origin ORIGIN = new Origin("test-request", "192.0.2.1", "test-agent");

    public static TestStudio create(TestDatabase database, InstantSource clock) {
        var organization = "org_" + UUID.randomUUID();
        try (var owner = database.as("mm_owner", 1)) {
            Domain.wire(owner, clock, KEYS, TIMES).tenants()
                    .createTenant(new Tenants.NewTenant("Studio " + organization,
                            organization, "admin-" + organization + "@example.com", "Ada Admin", "user_admin"));
        }
        var api = Domain.wire(database.shared("mm_api"), clock, KEYS, TIMES);
        var worker = Domain.wire(database.shared("mm_worker"), clock, KEYS, TIMES);
        var admin = principal(api, new Credential.Clerk(organization, "user_admin", ORIGIN));
        return new TestStudio(admin.tenantId(), admin, api, worker);
    }

    /// The same studio, as processes with other keys, or on a copy of its database, have it.
    public TestStudio in(TestDatabase database, SecretKeys keys) {
        return new TestStudio(tenantId, admin,
                Domain.wire(database.shared("mm_api"), InstantSource.system(), keys, TIMES),
                Domain.wire(database.shared("mm_worker"), InstantSource.system(), keys, TIMES));
    }

    /// The member behind a credential.
    public static Principal principal(Domain domain, Credential credential) {
        return domain.database().read(credential, Access.MEMBERS, Tx::principal);
    }

    /// The access token of a session.
    public static Credential credential(Session session) {
        return new Credential.Session(session.tenantId(), session.member().id(), session.id(), ORIGIN);
    }

    /// A new member, who was invited and has accepted.
    public Principal join(Role role) {
        var invitation = api.invitations().invite(admin, UUID.randomUUID().toString(),
                new InviteMember(role + "-" + UUID.randomUUID() + "@example.com", "Robin " + role, role, null));
        var token = worker.invitationProcess().prepareMail(tenantId, invitation.id(), InvitationMailKind.INVITATION)
                .orElseThrow().requiredToken();
        var session = api.invitations().accept(token, "click", ORIGIN);
        return principal(api, credential(session));
    }

    /// A new member who was put on a project.
    public Principal join(Role role, UUID projectId) {
        var principal = join(role);
        api.projects().addMember(admin, null, new AddProjectMember(projectId, principal.requiredMemberId()));
        return principal;
    }

    /// A version of a film, `Titles`, that is ready.
    public UUID film(UUID projectId) {
        var id = api.assets().create(admin, UUID.randomUUID().toString(), new CreateAsset(projectId, "Titles"))
                .versions().getFirst().id();
        worker.assets().uploadOpened(tenantId, id, "upload", "https://uploads.example/1");
        worker.assets().progressed(tenantId, worker.assets().find(tenantId, id).orElseThrow(),
                new Progress.Ready(new Media.Video("asset", "play", 4, "16:9")));
        return id;
    }
}
