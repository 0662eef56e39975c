package com.motionmavericks.domain.sharelinks;

import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.secrets.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of share links. A change by a member or of the status increments the version; what the workflow notes does not.
/// Every change of the status checks the status before it.
record ShareLinkDao(Handle handle) {
    private static final String COLUMNS = """
             l.tenant_id, l.id, l.project_id, l.asset_version_id, l.status, l.password_hash is not null as has_password,
              l.generation, case when current_setting('app.role', true) <> 'GUEST' then l.key_id end as key_id, l.term,
              l.version, l.created_by_id, l.created_at, l.updated_at, l.expires_at, l.warning_due_at, l.warned_at,
              l.closed_at, l.lockout, l.locked_until, l.lockout_mail_due_at,
              (select name from person where id = l.created_by_id) as created_by_name,
              parked_steps('ShareLink', l.id) as parked
            """;
    private static final String SHARE_LINK = "select" + COLUMNS + "from share_link l ";
    private static final String RETURNING = "returning" + COLUMNS;

    /// The times of one lifetime of a link.
    public record Term(Instant expiresAt, @Nullable Instant warningDueAt) {}

    ShareLink insert(Tokens.Claims claims, UUID assetVersionId, byte[] tokenSha256, @Nullable String passwordHash,
            UUID createdById, Instant now, Term term) {
        return handle
                .createQuery(
                        """
                                insert into share_link as l (tenant_id, id, project_id, asset_version_id, status, generation, key_id, token_sha256,
                                  password_hash, created_by_id, created_at, expires_at, warning_due_at)
                                select tenant_id, :id, project_id, id, 'OPEN', :generation, :keyId, :tokenSha256, :passwordHash, :createdById,
                                  :now, :expiresAt, :warningDueAt
                                from asset_version where id = :assetVersionId
                                """
                                + RETURNING)
                .bindMethods(claims).bind("tokenSha256", tokenSha256).bind("passwordHash", passwordHash)
                .bind("createdById", createdById).bind("now", now).bindMethods(term)
                .bind("assetVersionId", assetVersionId).mapTo(ShareLink.class).one();
    }

    Optional<UUID> projectId(UUID id) {
        return handle.createQuery("select project_id from share_link where id = :id").bind("id", id)
                .mapTo(UUID.class).findOne();
    }

    Optional<ShareLink> find(UUID id) {
        return handle.createQuery(SHARE_LINK + "where l.id = :id").bind("id", id).mapTo(ShareLink.class).findOne();
    }

    Optional<ShareLink> lock(UUID id) {
        return handle.createQuery(SHARE_LINK + "where l.id = :id for update of l").bind("id", id)
                .mapTo(ShareLink.class).findOne();
    }

    List<ShareLink> lockOpen(UUID projectId) {
        return handle.createQuery(SHARE_LINK + """
                where l.project_id = :projectId and l.status = 'OPEN' order by l.id for update of l
                """).bind("projectId", projectId).mapTo(ShareLink.class).list();
    }

    Optional<ShareLink> findByToken(UUID id, byte[] tokenSha256) {
        return handle.createQuery(SHARE_LINK + "where l.id = :id and l.token_sha256 = :tokenSha256")
                .bind("id", id).bind("tokenSha256", tokenSha256).mapTo(ShareLink.class).findOne();
    }

    Optional<String> passwordHash(UUID id) {
        return handle.createQuery("select password_hash from share_link where id = :id and password_hash is not null")
                .bind("id", id).mapTo(String.class).findOne();
    }

    List<ShareLink> list(UUID assetVersionId, UUID after, int limit) {
        return handle.createQuery(SHARE_LINK + """
                where l.asset_version_id = :assetVersionId and l.id < :after order by l.id desc limit :limit
                """)
                .bind("assetVersionId", assetVersionId).bind("after", after).bind("limit", limit)
                .mapTo(ShareLink.class).list();
    }

    ShareLink extend(UUID id, Term term) {
        return handle.createQuery("""
                update share_link l set status = 'OPEN', term = term + 1, expires_at = :expiresAt,
                  warning_due_at = :warningDueAt, warned_at = null, closed_at = null, version = version + 1
                where id = :id and status in ('OPEN', 'EXPIRED')
                """ + RETURNING)
                .bindMethods(term).bind("id", id).mapTo(ShareLink.class).one();
    }

    ShareLink revoke(UUID id, Instant now) {
        return handle.createQuery("""
                update share_link l set status = 'REVOKED', closed_at = :now, version = version + 1
                where id = :id and status in ('OPEN', 'EXPIRED')
                """ + RETURNING)
                .bind("now", now).bind("id", id).mapTo(ShareLink.class).one();
    }

    /// @return the project's id, or empty when nothing has changed
    Optional<UUID> expire(UUID id, Instant now) {
        return handle.createQuery("""
                update share_link set status = 'EXPIRED', closed_at = :now, version = version + 1
                where id = :id and status = 'OPEN' and expires_at <= :now
                returning project_id
                """).bind("now", now).bind("id", id).mapTo(UUID.class).findOne();
    }

    /// Counts a wrong password of an open link that is not locked.
    ///
    /// @param since an earlier count is forgotten if it began before
    /// @return the number since then; empty if the link is closed or locked
    Optional<Integer> countWrongPassword(UUID id, Instant since, Instant now) {
        return handle.createQuery("""
                update share_link set
                  wrong_passwords = case when wrong_passwords_since > :since then wrong_passwords + 1 else 1 end,
                  wrong_passwords_since = case when wrong_passwords_since > :since then wrong_passwords_since
                    else cast(:now as timestamptz) end
                where id = :id and status = 'OPEN' and (locked_until is null or locked_until <= :now)
                returning wrong_passwords
                """).bind("since", since).bind("now", now).bind("id", id).mapTo(Integer.class).findOne();
    }

    ShareLink lockOut(UUID id, Instant until, Instant now) {
        return handle.createQuery("""
                update share_link l set lockout = lockout + 1, locked_until = :until, lockout_mail_due_at = :now,
                  wrong_passwords = 0, wrong_passwords_since = null, version = version + 1
                where id = :id
                """ + RETURNING).bind("until", until).bind("now", now).bind("id", id).mapTo(ShareLink.class).one();
    }

    ShareLink unlock(UUID id) {
        return handle.createQuery("""
                update share_link l set locked_until = null, lockout_mail_due_at = null, version = version + 1
                where id = :id
                """ + RETURNING).bind("id", id).mapTo(ShareLink.class).one();
    }

    /// @return the project's id, or empty when nothing has changed
    Optional<UUID> endLockout(UUID id, Instant now) {
        return handle.createQuery("""
                update share_link set locked_until = null, version = version + 1
                where id = :id and locked_until <= :now
                returning project_id
                """).bind("now", now).bind("id", id).mapTo(UUID.class).findOne();
    }

    void lockoutMailed(UUID id, int lockout) {
        handle.createUpdate("""
                update share_link set lockout_mail_due_at = null where id = :id and lockout = :lockout
                """).bind("id", id).bind("lockout", lockout).execute();
    }

    void warned(UUID id, int term, Instant now) {
        handle.createUpdate("""
                update share_link set warning_due_at = null, warned_at = :now
                where id = :id and term = :term
                """).bind("now", now).bind("id", id).bind("term", term).execute();
    }

    void skipWarning(UUID id, int term) {
        handle.createUpdate("""
                update share_link set warning_due_at = null where id = :id and term = :term
                """).bind("id", id).bind("term", term).execute();
    }

    List<Subject> subjects(List<UUID> ids) {
        return handle.createQuery("""
                select s.id, 'Share link of ' || a.name || ', version ' || v.number as name,
                  '/open/' || a.tenant_id || '/assets/' || a.id as path, null::uuid as member_id
                from share_link s join asset_version v on (v.tenant_id, v.id) = (s.tenant_id, s.asset_version_id)
                  join asset a on (a.tenant_id, a.id) = (v.tenant_id, v.asset_id)
                where s.id = any(:ids)
                """).bindArray("ids", UUID.class, ids).mapTo(Subject.class).list();
    }
}
