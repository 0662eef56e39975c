package com.motionmavericks.domain.deliveries;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface DeliveryDao {
    String DELIVERY = """
            select d.*, d.member_id as recipient_id,
              (select name from person where id = d.member_id) as recipient_name,
              parked_steps('Delivery', d.id) as parked
            from delivery d
            """;

    /// What identifies a delivery: recipient, generation of the subject, and template without its version.
    record Key(Channel channel, String subjectType, UUID subjectId, int generation, @Nullable UUID memberId,
            String template) {}

    @SqlUpdate("""
            insert into delivery (tenant_id, channel, subject_type, subject_id, generation, member_id, template, data,
              created_at)
            values (:tenantId, :channel, :subjectType, :subjectId, :generation, :memberId, :template,
              cast(:data as jsonb), :now)
            on conflict do nothing
            """)
    void insert(UUID tenantId, @BindMethods Key key, String data, Instant now);

    @SqlQuery(DELIVERY + """
            where d.subject_id = :subjectId and d.generation = :generation
              and d.member_id is not distinct from :memberId
              and split_part(d.template, '/', 1) = split_part(:template, '/', 1)
            """)
    Optional<Delivery> find(@BindMethods Key key);

    @SqlQuery(DELIVERY + "where d.id = :id")
    Optional<Delivery> findById(UUID id);

    @SqlQuery(DELIVERY + "where d.subject_id = :subjectId order by d.generation desc limit 1")
    Optional<Delivery> latest(UUID subjectId);

    @SqlQuery(DELIVERY + "where d.id < :after order by d.id desc limit :limit")
    List<Delivery> list(UUID after, int limit);

    @SqlUpdate("""
            update delivery set sent_at = :now, vendor_id = coalesce(:vendorId, vendor_id)
            where id = :id and sent_at is null
            """)
    boolean sent(UUID id, @Nullable String vendorId, Instant now);

    /// @return false when it was attempted before
    @SqlUpdate("update delivery set attempted_at = :now where id = :id and attempted_at is null")
    boolean attempt(UUID id, Instant now);

    @SqlUpdate("""
            update delivery set attempted_at = null
            where subject_id = :subjectId and channel = 'SLACK' and sent_at is null
            """)
    void forgetAttempt(UUID subjectId);

    @SqlQuery(DELIVERY + """
            where d.subject_id = :subjectId and d.generation = :generation and d.sent_at is not null
              and d.outcome is null
            order by d.sent_at limit 1
            """)
    Optional<Delivery> unsettled(UUID subjectId, int generation);

    /// @return whether its outcome may still change
    @SqlUpdate("""
            update delivery set check_due_at = :now, vendor_id = coalesce(vendor_id, :vendorId)
            where id = :id and channel = 'MAIL' and outcome is distinct from 'UNDELIVERABLE'
            """)
    boolean reported(UUID id, String vendorId, Instant now);

    /// Moves a check, unless another call has moved it since it was read.
    @SqlUpdate("""
            update delivery set check_due_at = :after where id = :id and check_due_at is not distinct from :before
            """)
    void moveCheck(UUID id, @Nullable Instant before, @Nullable Instant after);

    @SqlUpdate("update delivery set check_due_at = null where id = :id")
    void skipCheck(UUID id);

    /// A delivered mail may still bounce. A bounced one stays undeliverable.
    @SqlUpdate("""
            update delivery set outcome = :outcome
            where id = :id and (outcome is null or (outcome, :outcome) = ('DELIVERED', 'UNDELIVERABLE'))
            """)
    boolean settled(UUID id, DeliveryOutcome outcome);
}
