package com.motionmavericks.domain.tasks;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.projects.Projects;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.text.CommentBody;
import com.motionmavericks.domain.versions.Versioned;
import java.util.Map;
import java.util.UUID;

/// Comments on tasks. Every member of the project may comment. Only the author edits a comment; the author or an ADMIN
/// deletes it.
public final class Comments {
    private final TenantDatabase db;
    private final Commands commands;
    private final Cursors cursors;

    public Comments(TenantDatabase db, Commands commands, Cursors cursors) {
        this.db = db;
        this.commands = commands;
        this.cursors = cursors;
    }

    public Comment add(Principal principal, String idempotencyKey, AddComment command) {
        var authorId = principal.requiredMemberId();
        return commands.once(principal, idempotencyKey, command, Comment.class, tx -> {
            var task = Tasks.require(tx, command.taskId());
            Projects.requireOpen(tx, task.projectId());
            var comment = tx.dao(CommentDao.class).insert(principal.tenantId(), task.projectId(), task.id(),
                    authorId, command.body(), tx.now());
            Events.recordIn(tx, task.projectId(), CommentEvent.CREATED, comment.id(), Map.of("taskId", task.id()));
            return comment;
        });
    }

    /// @throws Refused with NOT_FOUND, STALE_VERSION, NOT_ALLOWED or PROJECT_ARCHIVED
    public Comment edit(Principal principal, UUID id, long version, CommentBody body) {
        return db.inTenant(principal, tx -> {
            var comment = requireLocked(tx, id, version);
            if (!comment.authorId().equals(principal.memberId())) {
                throw new Refused(Refusal.NOT_ALLOWED, "Only the author may edit a comment.");
            }
            if (comment.body().equals(body.value())) {
                return comment;
            }
            Events.recordIn(tx, comment.projectId(), CommentEvent.EDITED, id, Map.of("taskId", comment.taskId()));
            return tx.dao(CommentDao.class).edit(id, body, tx.now());
        });
    }

    /// @throws Refused with NOT_FOUND, STALE_VERSION, NOT_ALLOWED or PROJECT_ARCHIVED
    public void delete(Principal principal, UUID id, long version) {
        db.inTenant(principal, tx -> {
            var comment = requireLocked(tx, id, version);
            if (principal.role() != Role.ADMIN && !comment.authorId().equals(principal.memberId())) {
                throw new Refused(Refusal.NOT_ALLOWED, "Only the author or an ADMIN may delete a comment.");
            }
            tx.dao(CommentDao.class).delete(id);
            Events.recordIn(tx, comment.projectId(), CommentEvent.DELETED, id, Map.of("taskId", comment.taskId()));
            return null;
        });
    }

    /// The comments on a task, newest first.
    public Page<Comment> list(Principal principal, UUID taskId, PageRequest request) {
        return cursors.newestFirst(principal, "comments?task=" + taskId, request, Comment::id,
                (after, limit) -> db.read(principal,
                        tx -> tx.dao(CommentDao.class).list(Tasks.require(tx, taskId).id(), after, limit)));
    }

    private static Comment requireLocked(Tx tx, UUID id, long version) {
        var dao = tx.dao(CommentDao.class);
        dao.find(id).ifPresent(comment -> Projects.requireOpen(tx, comment.projectId()));
        return Versioned.unchanged(dao.lock(id), version, "comment");
    }
}
