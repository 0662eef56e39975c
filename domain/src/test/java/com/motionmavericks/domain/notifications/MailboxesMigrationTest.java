package com.motionmavericks.domain.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/// An upgrade with open workflows of the type Notification, which mailboxes and channels replace.
class MailboxesMigrationTest {
    private final String url = emptyDatabase();
    private final Jdbi old = Jdbi.create(url);

    MailboxesMigrationTest() throws SQLException {}

    @Test
    void theOpenOnesAreSignalledAndMailboxAndChannelHaveTheirRows() {
        migrate("1.14");
        old.useHandle(handle -> handle
                .createScript(
                        """
                                insert into tenant (name, clerk_organization, created_at) values ('Studio', 'org', now());
                                insert into member (tenant_id, email, name, role, status, created_at)
                                  select tenant_id, 'ada@example.com', 'Ada', 'ADMIN', 'ACTIVE', now() from tenant;
                                insert into project (tenant_id, name, description, created_at)
                                  select tenant_id, 'Spring', '', now() from tenant;
                                insert into event (tenant_id, project_id, type, actor_role, subject_type, subject_id, at, request_id,
                                  details_sha256)
                                  select tenant_id, id, 'asset-version.ready', 'SYSTEM', 'asset-version', id, now(), 'event ' || i, ''
                                  from project, generate_series(1, 4) i;
                                insert into notification (tenant_id, id, project_id, kind, type, subject_id, recipients_due_at, slack_due_at)
                                  select tenant_id, id, project_id, 'ASSETS', type, subject_id,
                                    case request_id when 'event 1' then at end, case request_id when 'event 2' then at end from event;
                                insert into notification_recipient (tenant_id, project_id, notification_id, member_id, mail_due_at, in_digest)
                                  select tenant_id, project_id, e.id, m.id, at, false from event e join member m using (tenant_id)
                                  where request_id = 'event 3';
                                """)
                .execute());
        migrate("latest");
        assertThat(list("""
                select e.request_id from outbox o join event e on o.workflow_id = 'notification:' || e.id
                where signal_name = 'swept' and o.workflow_type = 'Notification' and o.subject_id = e.id
                """)).containsExactlyInAnyOrder("event 1", "event 2", "event 3").hasSize(3);
        assertThat(list("select workflow_id from open_row where next_at is not null"))
                .containsExactlyInAnyOrderElementsOf(list("""
                        select 'slack-channel:' || tenant_id from tenant union all select 'mailbox:' || id from member
                        """));
        assertThat(list("select studios_with_unrouted_events()")).isEqualTo(list("select tenant_id from tenant"));
        assertThat(list("select pg_get_viewdef('open_row')")).singleElement().asString()
                .contains("Invitation", "Approval", "Asset", "ShareLink", "Digest", "Delivery")
                .doesNotContain("'Notification'");
    }

    private static String emptyDatabase() throws SQLException {
        try (var handle = new TestDatabase().superuser().open()) {
            handle.execute("create database before_mailboxes owner mm_owner");
            return handle.getConnection().getMetaData().getURL().replaceFirst("/test_\\d+", "/before_mailboxes");
        }
    }

    private void migrate(String version) {
        Flyway.configure().dataSource(url, "mm_owner", "secret").locations("classpath:db/migration").target(version)
                .load().migrate();
    }

    private List<String> list(String sql) {
        return old.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
