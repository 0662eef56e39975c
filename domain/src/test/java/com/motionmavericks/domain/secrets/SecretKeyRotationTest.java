package com.motionmavericks.domain.secrets;

import com.motionmavericks.domain.projects.ProjectFilter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.motionmavericks.domain.assets.CreateAsset;
import com.motionmavericks.domain.identity.Invitation;
import com.motionmavericks.domain.identity.InvitationMailKind;
import com.motionmavericks.domain.identity.InviteMember;
import com.motionmavericks.domain.notifications.ConnectSlack;
import com.motionmavericks.domain.notifications.SlackConnection.Target;
import com.motionmavericks.domain.notifications.SlackMessage;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.projects.Project;
import com.motionmavericks.domain.projects.ProjectContent;
import com.motionmavericks.domain.sharelinks.CreateShareLink;
import com.motionmavericks.domain.sharelinks.ShareLink;
import com.motionmavericks.domain.sharelinks.SharedView;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.testing.TestDatabase;
import com.motionmavericks.domain.testing.TestStudio;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two processes on one database with different `SECRET_KEYS`, as during a key rotation.
class SecretKeyRotationTest {
    private static final String OLD = "old:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String NEW = "new:ICECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final ProjectContent PROJECT = new ProjectContent("Rebrand", "");
    private static final InviteMember INVITED = new InviteMember("gil@example.com", "Gil Guest", Role.GUEST, null);
    private static final Target WEBHOOK = new Target.Webhook("https://hooks.slack.com/services/T/B/secret");

    private final TestDatabase database = new TestDatabase();
    private final TestStudio studio = TestStudio.create(database, InstantSource.system());

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({"old, old new", "old new, old", "old new, new old", "new old, old new"})
    void duringARotationEachProcessOpensTheSecretsOfTheOther(String maker, String other) {
        var made = new Made(process(maker));
        var reader = process(other);
        assertThat(made.openedCursor(reader).items()).hasSize(1);
        assertThat(made.replayed(reader)).isEqualTo(made.project);
        assertThat(made.openedInvitation(reader)).isEqualTo("Gil Guest");
        assertThat(made.mailToken(reader)).isEqualTo(made.invitationToken);
        assertThat(made.openedShareLink(reader)).isInstanceOf(SharedView.Film.class);
        assertThat(reader.api().shareLinks().token(made.shareLink)).contains(made.shareToken);
        assertThat(made.uploadUrl(reader)).isEqualTo("https://uploads.example/2");
        assertThat(made.beginSlackAttempt(reader).target()).isEqualTo(WEBHOOK);
    }

    @Test
    void aProcessWithoutTheKeyRefusesAndChangesNothing() {
        var maker = process("new old");
        var made = new Made(maker);
        var reader = process("old");
        assertRefused(Refusal.INVALID_CURSOR, () -> made.openedCursor(reader));
        assertRefused(Refusal.INVITATION_UNKNOWN, () -> made.openedInvitation(reader));
        assertThat(made.openedShareLink(reader)).isInstanceOf(SharedView.Nothing.class);
        assertThat(reader.api().shareLinks().token(made.shareLink)).isEmpty();
        assertThat(made.uploadUrl(reader)).isNull();
        assertKeyIsUnknown(() -> made.replayed(reader));
        assertKeyIsUnknown(() -> made.mailToken(reader));
        assertKeyIsUnknown(() -> made.beginSlackAttempt(reader));
        assertThat(made.beginSlackAttempt(maker).mayHaveArrived()).isFalse();
        assertThat(made.replayed(maker)).isEqualTo(made.project);
    }

    /// One value of each kind that is made with a secret key.
    private static final class Made {
        private final Project project;
        private final String cursor;
        private final Invitation invitation;
        private final String invitationToken;
        private final ShareLink shareLink;
        private final String shareToken;
        private final UUID uploading;
        private final UUID notification;

        Made(TestStudio maker) {
            var api = maker.api();
            var admin = maker.admin();
            api.slackConnections().connect(admin, key(), new ConnectSlack(WEBHOOK));
            api.projects().create(admin, key(), new ProjectContent("Another", ""));
            project = api.projects().create(admin, "key", PROJECT);
            var first = api.projects().list(admin, ProjectFilter.OPEN, new PageRequest(1, null));
            cursor = Objects.requireNonNull(first.next());
            invitation = api.invitations().invite(admin, key(), INVITED);
            invitationToken = mailToken(maker);
            shareLink = api.shareLinks().create(admin, key(), new CreateShareLink(maker.film(project.id()),
                    Instant.now().plus(Duration.ofDays(1)), null));
            shareToken = api.shareLinks().token(shareLink).orElseThrow();
            uploading = api.assets().create(admin, key(), new CreateAsset(project.id(), "Credits")).versions()
                    .getFirst().id();
            maker.worker().assets().uploadOpened(maker.tenantId(), uploading, "upload-2", "https://uploads.example/2");
            notification = api.events().list(admin, new PageRequest(100, null)).items().stream()
                    .filter(event -> event.type().equals("asset-version.ready")).findFirst().orElseThrow().id();
            maker.worker().eventRouter().route(maker.tenantId(), 100);
        }

        Page<Project> openedCursor(TestStudio reader) {
            return reader.api().projects().list(reader.admin(), ProjectFilter.OPEN, new PageRequest(1, cursor));
        }

        Project replayed(TestStudio reader) {
            return reader.api().projects().create(reader.admin(), "key", PROJECT);
        }

        String openedInvitation(TestStudio reader) {
            return reader.api().invitations().open(invitationToken, TestStudio.ORIGIN).name();
        }

        String mailToken(TestStudio reader) {
            return reader.worker().invitationProcess()
                    .prepareMail(reader.tenantId(), invitation.id(), InvitationMailKind.INVITATION).orElseThrow()
                    .requiredToken();
        }

        SharedView openedShareLink(TestStudio reader) {
            return reader.api().shareLinks().open(shareToken, null, TestStudio.ORIGIN);
        }

        @Nullable
        String uploadUrl(TestStudio reader) {
            return reader.api().assets().version(reader.admin(), uploading).uploadUrl();
        }

        SlackMessage beginSlackAttempt(TestStudio reader) {
            return reader.worker().notifications().beginSlackAttempt(reader.tenantId(), notification).orElseThrow();
        }
    }

    /// @param keys ids of the keys, the current one first
    private TestStudio process(String keys) {
        return studio.in(database, SecretKeys.parse(keys.replace("old", OLD).replace("new", NEW).replace(' ', ',')));
    }

    private static void assertRefused(Refusal refusal, ThrowingCallable call) {
        assertThatThrownBy(call).asInstanceOf(type(Refused.class)).extracting(Refused::refusal).isEqualTo(refusal);
    }

    private static void assertKeyIsUnknown(ThrowingCallable call) {
        assertThatThrownBy(call).asInstanceOf(type(UnknownSecretKey.class)).extracting(UnknownSecretKey::keyId)
                .isEqualTo("new");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
