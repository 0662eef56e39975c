package com.motionmavericks.domain.tasks;

import com.motionmavericks.domain.text.CommentBody;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface CommentDao {
    /// The columns of a [Comment].
    String COMMENT = "*, (select name from person where id = author_id) as author_name ";
    String FIND = "select " + COMMENT + "from comment where id = :id";

    @SqlQuery("""
            insert into comment (tenant_id, project_id, task_id, author_id, body, created_at)
            values (:tenantId, :projectId, :taskId, :authorId, :body, :now)
            returning\s""" + COMMENT)
    Comment insert(UUID tenantId, UUID projectId, UUID taskId, UUID authorId, CommentBody body, Instant now);

    @SqlQuery(FIND)
    Optional<Comment> find(UUID id);

    @SqlQuery(FIND + " for update of comment")
    Optional<Comment> lock(UUID id);

    @SqlQuery("select " + COMMENT + """
            from comment where task_id = :taskId and id < :after order by id desc limit :limit
            """)
    List<Comment> list(UUID taskId, UUID after, int limit);

    @SqlQuery("""
            update comment set body = :body, edited_at = :now, version = version + 1 where id = :id
            returning\s""" + COMMENT)
    Comment edit(UUID id, CommentBody body, Instant now);

    @SqlUpdate("delete from comment where id = :id")
    void delete(UUID id);
}
