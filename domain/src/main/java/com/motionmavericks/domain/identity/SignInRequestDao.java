package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.identity.SignInRequests.Claimed;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.text.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of requests for sign-in links, which belong to no tenant.
record SignInRequestDao(Handle handle) {
    /// A member whom a request concerns.
    public record Recipient(UUID tenantId, UUID memberId) {}

    void insert(EmailAddress email, Origin origin, Instant now) {
        handle.createUpdate("""
                insert into sign_in_request (email, requested_at, request_id, address, agent, due_at)
                values (:email, :now, :requestId, :address, :agent, :now)
                """).bind("email", email).bindMethods(origin).bind("now", now).execute();
    }

    /// Moves due requests ahead, oldest first, and leaves out those that another worker is claiming.
    List<Claimed> claim(Instant now, Instant until, int limit) {
        return handle.createQuery("""
                update sign_in_request r set due_at = :until
                from (select id from sign_in_request where due_at <= :now order by due_at limit :limit
                  for update skip locked) due
                where r.id = due.id
                returning r.id, r.email, r.request_id as origin_request_id, r.address as origin_address,
                  r.agent as origin_agent
                """).bind("now", now).bind("until", until).bind("limit", limit).mapTo(Claimed.class).list();
    }

    void delete(long id) {
        handle.createUpdate("delete from sign_in_request where id = :id").bind("id", id).execute();
    }

    /// The active members of an address, over all tenants.
    List<Recipient> recipients(String email) {
        return handle.createQuery("select tenant_id, member_id from active_members_of(:email)").bind("email", email)
                .mapTo(Recipient.class).list();
    }
}
