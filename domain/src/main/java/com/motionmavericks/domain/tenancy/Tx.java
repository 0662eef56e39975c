package com.motionmavericks.domain.tenancy;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One transaction, in one tenant, at one instant of business time. Code that gets a `Tx` takes part in it.
public final class Tx {
    private final Handle handle;
    private final Principal principal;
    private final Instant now;
    private final @Nullable UUID batchId;

    Tx(Handle handle, Principal principal, Instant now) {
        this(handle, principal, now, null);
    }

    private Tx(Handle handle, Principal principal, Instant now, @Nullable UUID batchId) {
        this.handle = handle;
        this.principal = principal;
        this.now = now;
        this.batchId = batchId;
    }

    /// The same transaction at a later instant, after a wait for a lock: meanwhile committed changes are earlier.
    public Tx at(Instant later) {
        handle.select("select set_config('app.now', ?, true)", later.toString()).mapTo(String.class).one();
        return new Tx(handle, principal, later, batchId);
    }

    /// The same transaction for a bulk command: the events that are recorded by it share a new batch id.
    public Tx asBatch() {
        return new Tx(handle, principal, now, newId());
    }

    /// Gives the rest of the transaction the rights of SYSTEM over rows, for what a member may do although it changes rows
    /// that they do not see. The principal stays.
    public void actAsSystem() {
        handle.select("select set_config('app.role', ?, true)", Role.SYSTEM.name()).mapTo(String.class).one();
    }

    /// A DAO on this transaction's connection, within its tenant.
    public <D> D dao(Function<Handle, D> dao) {
        return dao.apply(handle);
    }

    /// Runs an action once this transaction has committed.
    public void afterCommit(Runnable action) {
        handle.afterCommit(action);
    }

    public Principal principal() {
        return principal;
    }

    /// The instant that every deadline in this transaction is compared with, in whole microseconds.
    public Instant now() {
        return now;
    }

    /// The id that the events of a bulk command share; absent for any other command.
    public @Nullable UUID batchId() {
        return batchId;
    }

    /// A new UUIDv7, for a row whose id must be known before it is written.
    public UUID newId() {
        return handle.select("select uuidv7()").mapTo(UUID.class).one();
    }
}
