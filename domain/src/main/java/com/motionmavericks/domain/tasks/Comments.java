package com.motionmavericks.domain.tasks;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.text.CommentBody;
import com.motionmavericks.domain.versions.Versioned;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Comments on tasks. Every member of the project may comment. Only the author edits a comment; the author or an ADMIN
/// deletes it.
public final class Comments {
    private static final String NAME = "comment";

    private final TenantDatabase db;
    private final Commands commands;
    private final Cursors cursors;

    public Comments(TenantDatabase db, Commands commands, Cursors cursors) {
        this.db = db;
        this.commands = commands;
        this.cursors = cursors;
    }

    public Comment add(Credential caller, String idempotencyKey, AddComment command) {
        return commands.once(caller, Access.MEMBERS, idempotencyKey, command, Comment.class, tx -> {
            var authorId = tx.principal().requiredMemberId();
            var task = Tasks.require(tx, command.taskId());
            Projects.requireOpen(tx, task.projectId());
            var comment = tx.dao(CommentDao::new).insert(tx.principal().tenantId(), task.projectId(), task.id(),
                    authorId, command.body(), tx.now());
            Events.recordIn(tx, task.projectId(), CommentEvent.CREATED, comment.id(), Map.of("taskId", task.id()));
            return comment;
        });
    }

    /// @throws Refused with NOT_FOUND, STALE_VERSION, NOT_ALLOWED or PROJECT_ARCHIVED
    public Comment edit(Credential caller, @Nullable String idempotencyKey, EditComment command) {
        return commands.once(caller, Access.MEMBERS, idempotencyKey, command, Comment.class, tx -> {
            var comment = requireLocked(tx, command.id(), command.version());
            if (!comment.author().id().equals(tx.principal().memberId())) {
                throw new Refused(Refusal.NOT_ALLOWED, "Only the author may edit a comment.");
            }
            var body = command.applyTo(new CommentBody(comment.body()));
            if (body.value().equals(comment.body())) {
                return comment;
            }
            Events.recordIn(tx, comment.projectId(), CommentEvent.EDITED, comment.id(),
                    Map.of("taskId", comment.taskId()));
            return tx.dao(CommentDao::new).edit(comment.id(), body, tx.now());
        });
    }

    /// @throws Refused with NOT_FOUND, STALE_VERSION, NOT_ALLOWED or PROJECT_ARCHIVED
    public void delete(Credential caller, @Nullable String idempotencyKey, DeleteComment command) {
        commands.once(caller, Access.MEMBERS, idempotencyKey, command, Comment.class, tx -> {
            var comment = requireLocked(tx, command.id(), command.version());
            if (tx.principal().role() != Role.ADMIN && !comment.author().id().equals(tx.principal().memberId())) {
                throw new Refused(Refusal.NOT_ALLOWED, "Only the author or an ADMIN may delete a comment.");
            }
            tx.dao(CommentDao::new).delete(comment.id());
            Events.recordIn(tx, comment.projectId(), CommentEvent.DELETED, comment.id(),
                    Map.of("taskId", comment.taskId()));
            return comment;
        });
    }

    public Comment get(Credential caller, UUID id) {
        return db.read(caller, Access.MEMBERS,
                tx -> tx.dao(CommentDao::new).find(id).orElseThrow(() -> Refused.notFound(NAME)));
    }

    /// The comments on a task, newest first.
    public Page<Comment> list(Credential caller, UUID taskId, PageRequest request) {
        return db.read(caller, Access.MEMBERS, tx -> {
            Tasks.require(tx, taskId);
            return cursors.newestFirst(tx, "comments?task=" + taskId, request, Comment::id,
                    (after, limit) -> tx.dao(CommentDao::new).list(taskId, after, limit));
        });
    }

    private static Comment requireLocked(Tx tx, UUID id, long version) {
        var dao = tx.dao(CommentDao::new);
        dao.find(id).ifPresent(comment -> Projects.requireOpen(tx, comment.projectId()));
        return Versioned.unchanged(dao.lock(id), version, NAME);
    }
}
