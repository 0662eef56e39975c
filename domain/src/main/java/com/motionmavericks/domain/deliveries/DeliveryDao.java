package com.motionmavericks.domain.deliveries;

import com.motionmavericks.domain.operations.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of deliveries.
record DeliveryDao(Handle handle) {
    private static final String DELIVERY = """
            select d.*, d.member_id as recipient_id,
              (select name from person where id = d.member_id) as recipient_name,
              parked_steps('Delivery', d.id) as parked
            from delivery d
            """;

    /// The deliveries that a studio no longer keeps. One that its vendor has not taken stays, because only its feature knows
    /// whether it is still wanted. So does one whose outcome somebody waits for.
    private static final String OLD = """
            from delivery d
            where d.created_at <= cast(:now as timestamptz) - (select delivery_days from retention) * interval '24 hours'
              and d.sent_at is not null and d.check_due_at is null
              and not exists (select from invitation i where i.id = d.subject_id and i.status = 'PENDING')
            """;

    /// What identifies a delivery: recipient, generation of the subject, and template without its version.
    public record Key(Channel channel, String subjectType, UUID subjectId, int generation, @Nullable UUID memberId,
            String template) {}

    void insert(UUID tenantId, Key key, String data, Instant now) {
        handle.createUpdate(
                """
                        insert into delivery (tenant_id, channel, subject_type, subject_id, generation, member_id, template, data,
                          created_at)
                        values (:tenantId, :channel, :subjectType, :subjectId, :generation, :memberId, :template,
                          cast(:data as jsonb), :now)
                        on conflict do nothing
                        """)
                .bind("tenantId", tenantId).bindMethods(key).bind("data", data).bind("now", now).execute();
    }

    Optional<Delivery> find(Key key) {
        return handle.createQuery(DELIVERY + """
                where d.subject_id = :subjectId and d.generation = :generation
                  and d.member_id is not distinct from :memberId
                  and split_part(d.template, '/', 1) = split_part(:template, '/', 1)
                """).bindMethods(key).mapTo(Delivery.class).findOne();
    }

    Optional<Delivery> findById(UUID id) {
        return handle.createQuery(DELIVERY + "where d.id = :id").bind("id", id).mapTo(Delivery.class).findOne();
    }

    Optional<Delivery> latest(UUID subjectId) {
        return handle.createQuery(DELIVERY + "where d.subject_id = :subjectId order by d.generation desc limit 1")
                .bind("subjectId", subjectId).mapTo(Delivery.class).findOne();
    }

    List<Delivery> list(UUID after, int limit) {
        return handle.createQuery(DELIVERY + "where d.id < :after order by d.id desc limit :limit")
                .bind("after", after).bind("limit", limit).mapTo(Delivery.class).list();
    }

    boolean sent(UUID id, @Nullable String vendorId, Instant now) {
        return handle.createUpdate("""
                update delivery set sent_at = :now, vendor_id = coalesce(:vendorId, vendor_id)
                where id = :id and sent_at is null
                """).bind("now", now).bind("vendorId", vendorId).bind("id", id).execute() > 0;
    }

    /// @return false when it was attempted before
    boolean attempt(UUID id, Instant now) {
        return handle.createUpdate("update delivery set attempted_at = :now where id = :id and attempted_at is null")
                .bind("now", now).bind("id", id).execute() > 0;
    }

    void forgetAttempt(UUID subjectId) {
        handle.createUpdate("""
                update delivery set attempted_at = null
                where subject_id = :subjectId and channel = 'SLACK' and sent_at is null
                """).bind("subjectId", subjectId).execute();
    }

    Optional<Delivery> unsettled(UUID subjectId, int generation) {
        return handle.createQuery(DELIVERY + """
                where d.subject_id = :subjectId and d.generation = :generation and d.sent_at is not null
                  and d.outcome is null
                order by d.sent_at limit 1
                """).bind("subjectId", subjectId).bind("generation", generation).mapTo(Delivery.class).findOne();
    }

    /// @return whether its outcome may still change
    boolean reported(UUID id, String vendorId, Instant now) {
        return handle.createUpdate("""
                update delivery set check_due_at = :now, vendor_id = coalesce(vendor_id, :vendorId)
                where id = :id and channel = 'MAIL' and outcome is distinct from 'UNDELIVERABLE'
                """).bind("now", now).bind("vendorId", vendorId).bind("id", id).execute() > 0;
    }

    /// Moves a check, unless another call has moved it since it was read.
    void moveCheck(UUID id, @Nullable Instant before, @Nullable Instant after) {
        handle.createUpdate("""
                update delivery set check_due_at = :after where id = :id and check_due_at is not distinct from :before
                """).bindByType("after", after, Instant.class).bind("id", id)
                .bindByType("before", before, Instant.class).execute();
    }

    void skipCheck(UUID id) {
        handle.createUpdate("update delivery set check_due_at = null where id = :id").bind("id", id).execute();
    }

    /// A delivered mail may still bounce. A bounced one stays undeliverable.
    boolean settled(UUID id, DeliveryOutcome outcome) {
        return handle.createUpdate("""
                update delivery set outcome = :outcome
                where id = :id and (outcome is null or (outcome, :outcome) = ('DELIVERED', 'UNDELIVERABLE'))
                """).bind("outcome", outcome).bind("id", id).execute() > 0;
    }

    long countOld(Instant now) {
        return handle.createQuery("select count(*) " + OLD).bind("now", now).mapTo(long.class).one();
    }

    int deleteOld(Instant now, int limit) {
        return handle.createUpdate("""
                delete from delivery where id in (select d.id\s""" + OLD + "order by d.created_at limit :limit)")
                .bind("now", now).bind("limit", limit).execute();
    }

    List<Subject> subjects(List<UUID> ids) {
        return handle.createQuery("""
                select d.id, 'Mail to ' || p.name as name, '/v1/members/' || p.id as path, p.id as member_id
                from delivery d join person p on (p.tenant_id, p.id) = (d.tenant_id, d.member_id)
                where d.id = any(:ids)
                """).bindArray("ids", UUID.class, ids).mapTo(Subject.class).list();
    }
}
