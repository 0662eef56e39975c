package com.motionmavericks.domain.tasks;

import com.motionmavericks.domain.text.CommentBody;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of comments.
record CommentDao(Handle handle) {
    /// The columns of a [Comment].
    private static final String COMMENT = "*, (select name from person where id = author_id) as author_name ";
    private static final String FIND = "select " + COMMENT + "from comment where id = :id";

    Comment insert(UUID tenantId, UUID projectId, UUID taskId, UUID authorId, CommentBody body, Instant now) {
        return handle.createQuery("""
                insert into comment (tenant_id, project_id, task_id, author_id, body, created_at)
                values (:tenantId, :projectId, :taskId, :authorId, :body, :now)
                returning\s""" + COMMENT)
                .bind("tenantId", tenantId).bind("projectId", projectId).bind("taskId", taskId)
                .bind("authorId", authorId).bind("body", body).bind("now", now)
                .mapTo(Comment.class).one();
    }

    Optional<Comment> find(UUID id) {
        return handle.createQuery(FIND).bind("id", id).mapTo(Comment.class).findOne();
    }

    Optional<Comment> lock(UUID id) {
        return handle.createQuery(FIND + " for update of comment").bind("id", id).mapTo(Comment.class).findOne();
    }

    List<Comment> list(UUID taskId, UUID after, int limit) {
        return handle.createQuery("select " + COMMENT + """
                from comment where task_id = :taskId and id < :after order by id desc limit :limit
                """)
                .bind("taskId", taskId).bind("after", after).bind("limit", limit).mapTo(Comment.class).list();
    }

    Comment edit(UUID id, CommentBody body, Instant now) {
        return handle.createQuery("""
                update comment set body = :body, edited_at = :now, version = version + 1 where id = :id
                returning\s""" + COMMENT)
                .bind("body", body).bind("now", now).bind("id", id).mapTo(Comment.class).one();
    }

    void delete(UUID id) {
        handle.createUpdate("delete from comment where id = :id").bind("id", id).execute();
    }
}
