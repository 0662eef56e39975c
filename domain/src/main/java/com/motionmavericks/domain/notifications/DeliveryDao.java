package com.motionmavericks.domain.notifications;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

@RegisterConstructorMapper(Delivery.class)
interface DeliveryDao {
    @SqlUpdate("""
            insert into delivery (tenant_id, channel, member_id, subject_id, generation, template, data, created_at)
            values (:tenantId, :channel, :memberId, :subjectId, :generation, :template, cast(:data as jsonb), :now)
            on conflict do nothing
            """)
    void insert(UUID tenantId, Channel channel, @Nullable UUID memberId, UUID subjectId, int generation,
            String template, String data, Instant now);

    @SqlQuery("""
            select * from delivery
            where subject_id = :subjectId and member_id is not distinct from :memberId and generation = :generation
              and template = :template
            """)
    Delivery find(@Nullable UUID memberId, UUID subjectId, int generation, String template);

    @SqlQuery("select * from delivery where id = :id")
    Optional<Delivery> findById(UUID id);

    @SqlQuery("select * from delivery where id < :after order by id desc limit :limit")
    List<Delivery> list(UUID after, int limit);

    @SqlUpdate("update delivery set sent_at = :now, vendor_id = :vendorId where id = :id and sent_at is null")
    boolean sent(UUID id, @Nullable String vendorId, Instant now);

    /// @return whether nobody has attempted it before
    @SqlUpdate("update delivery set attempted_at = :now where id = :id and attempted_at is null")
    boolean attempt(UUID id, Instant now);

    @SqlUpdate("""
            update delivery set attempted_at = null
            where subject_id = :subjectId and channel = 'SLACK' and sent_at is null
            """)
    void forgetAttempt(UUID subjectId);

    @SqlQuery("""
            select * from delivery
            where subject_id = :subjectId and generation = :generation and sent_at is not null and outcome is null
            order by sent_at limit 1
            """)
    Optional<Delivery> unsettled(UUID subjectId, int generation);

    @SqlUpdate("update delivery set outcome = :outcome where id = :id and outcome is null")
    boolean settled(UUID id, DeliveryOutcome outcome);
}
