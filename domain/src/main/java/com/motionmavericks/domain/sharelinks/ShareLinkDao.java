package com.motionmavericks.domain.sharelinks;

import com.motionmavericks.domain.secrets.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The rows of share links. A change by a member or of the status increments the version; what the workflow notes does not.
/// Every change of the status checks the status before it.
interface ShareLinkDao {
    String COLUMNS = """
             l.tenant_id, l.id, l.project_id, l.asset_version_id, l.status, l.password_hash is not null as has_password,
              l.generation, case when current_setting('app.role', true) <> 'GUEST' then l.key_id end as key_id, l.term,
              l.version, l.created_by_id, l.created_at, l.updated_at, l.expires_at, l.warning_due_at, l.warned_at,
              l.closed_at,
              (select name from person where id = l.created_by_id) as created_by_name,
              parked_steps('ShareLink', l.id) as parked
            """;
    String SHARE_LINK = "select" + COLUMNS + "from share_link l ";
    String RETURNING = "returning" + COLUMNS;

    /// The times of one lifetime of a link.
    record Term(Instant expiresAt, @Nullable Instant warningDueAt) {}

    @SqlQuery("""
            insert into share_link as l (tenant_id, id, project_id, asset_version_id, status, generation, key_id, token_sha256,
              password_hash, created_by_id, created_at, expires_at, warning_due_at)
            select tenant_id, :id, project_id, id, 'OPEN', :generation, :keyId, :tokenSha256, :passwordHash, :createdById,
              :now, :expiresAt, :warningDueAt
            from asset_version where id = :assetVersionId
            """
            + RETURNING)
    ShareLink insert(@BindMethods Tokens.Claims claims, UUID assetVersionId, byte[] tokenSha256,
            @Nullable String passwordHash, UUID createdById, Instant now, @BindMethods Term term);

    @SqlQuery("select project_id from share_link where id = :id")
    Optional<UUID> projectId(UUID id);

    @SqlQuery(SHARE_LINK + "where l.id = :id")
    Optional<ShareLink> find(UUID id);

    @SqlQuery(SHARE_LINK + "where l.id = :id for update of l")
    Optional<ShareLink> lock(UUID id);

    @SqlQuery(SHARE_LINK + "where l.project_id = :projectId and l.status = 'OPEN' order by l.id for update of l")
    List<ShareLink> lockOpen(UUID projectId);

    @SqlQuery(SHARE_LINK + "where l.id = :id and l.token_sha256 = :tokenSha256")
    Optional<ShareLink> findByToken(UUID id, byte[] tokenSha256);

    @SqlQuery("select password_hash from share_link where id = :id and password_hash is not null")
    Optional<String> passwordHash(UUID id);

    @SqlQuery(SHARE_LINK + """
            where l.asset_version_id = :assetVersionId and l.id < :after order by l.id desc limit :limit
            """)
    List<ShareLink> list(UUID assetVersionId, UUID after, int limit);

    @SqlQuery("""
            update share_link l set status = 'OPEN', term = term + 1, expires_at = :expiresAt,
              warning_due_at = :warningDueAt, warned_at = null, closed_at = null, version = version + 1
            where id = :id and status in ('OPEN', 'EXPIRED')
            """ + RETURNING)
    ShareLink extend(UUID id, @BindMethods Term term);

    @SqlQuery("""
            update share_link l set status = 'REVOKED', closed_at = :now, version = version + 1
            where id = :id and status in ('OPEN', 'EXPIRED')
            """ + RETURNING)
    ShareLink revoke(UUID id, Instant now);

    /// @return the project's id, or empty when nothing has changed
    @SqlQuery("""
            update share_link set status = 'EXPIRED', closed_at = :now, version = version + 1
            where id = :id and status = 'OPEN' and expires_at <= :now
            returning project_id
            """)
    Optional<UUID> expire(UUID id, Instant now);

    @SqlUpdate("""
            update share_link set warning_due_at = null, warned_at = :now
            where id = :id and term = :term
            """)
    void warned(UUID id, int term, Instant now);

    @SqlUpdate("""
            update share_link set warning_due_at = null where id = :id and term = :term
            """)
    void skipWarning(UUID id, int term);
}
