package com.motionmavericks.domain.notifications;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.notifications.SlackConnection.Target;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.secrets.Seal;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.versions.Versioned;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The connection of a studio with its Slack, for ADMIN: one incoming webhook, or a bot in one channel.
public final class SlackConnections {
    private static final String NAME = "connection to Slack";

    private final TenantDatabase db;
    private final Commands commands;
    private final Seal seal;

    public SlackConnections(TenantDatabase db, Commands commands, Seal seal) {
        this.db = db;
        this.commands = commands;
        this.seal = seal;
    }

    /// @throws Refused with SLACK_CONNECTED
    public SlackConnection connect(Credential caller, String idempotencyKey, ConnectSlack command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, SlackConnection.class, tx -> {
            if (!insert(tx, command.target())) {
                throw new Refused(Refusal.SLACK_CONNECTED,
                        "The studio is connected with a Slack already. Disconnect that one first.");
            }
            Events.record(tx, SlackEvent.CONNECTED, tx.principal().tenantId(), Map.of());
            return find(tx).orElseThrow();
        });
    }

    /// @throws Refused with NOT_FOUND or STALE_VERSION
    public void disconnect(Credential caller, @Nullable String idempotencyKey, DisconnectSlack command) {
        commands.once(caller, Access.ADMIN, idempotencyKey, command, SlackConnection.class, tx -> {
            var connection = Versioned.unchanged(find(tx), command.version(), NAME);
            tx.dao(SlackConnectionDao::new).delete();
            Events.record(tx, SlackEvent.DISCONNECTED, tx.principal().tenantId(), Map.of());
            return connection;
        });
    }

    /// @throws Refused with NOT_FOUND
    public SlackConnection get(Credential caller) {
        return db.read(caller, Access.ADMIN, tx -> find(tx).orElseThrow(() -> Refused.notFound(NAME)));
    }

    /// Where to post for the studio, if it is connected.
    Optional<Target> target(Tx tx) {
        return tx.dao(SlackConnectionDao::new).find().map(row -> row.webhookUrl() == null
                ? new Target.Bot(seal.unsealText(Objects.requireNonNull(row.botToken())),
                        Objects.requireNonNull(row.channel()))
                : new Target.Webhook(seal.unsealText(row.webhookUrl())));
    }

    private boolean insert(Tx tx, Target target) {
        var dao = tx.dao(SlackConnectionDao::new);
        var tenantId = tx.principal().tenantId();
        return switch (target) {
            case Target.Webhook(var url) -> dao.insert(tenantId, seal.sealText(url), null, null, tx.now());
            case Target.Bot(var token, var channel) ->
                dao.insert(tenantId, null, seal.sealText(token), channel, tx.now());
        };
    }

    private static Optional<SlackConnection> find(Tx tx) {
        return tx.dao(SlackConnectionDao::new).find().map(SlackConnectionDao.Row::connection);
    }
}
