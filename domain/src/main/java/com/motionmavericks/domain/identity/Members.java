package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.events.Events;
import com.motionmavericks.domain.idempotency.Commands;
import com.motionmavericks.domain.paging.Cursors;
import com.motionmavericks.domain.operations.Subject;
import com.motionmavericks.domain.paging.Page;
import com.motionmavericks.domain.paging.PageRequest;
import com.motionmavericks.domain.problems.Refusal;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.tenancy.Access;
import com.motionmavericks.domain.tenancy.Credential;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import com.motionmavericks.domain.tenancy.Tx;
import com.motionmavericks.domain.text.LanguageTag;
import com.motionmavericks.domain.text.PersonName;
import com.motionmavericks.domain.versions.Versioned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The members of a studio. A studio never loses its last ADMIN: those who change who is ADMIN lock the studio first.
public final class Members {
    private static final String NAME = "member";

    private final TenantDatabase db;
    private final Commands commands;
    private final Cursors cursors;
    private final List<MemberListener> listeners;

    public Members(TenantDatabase db, Commands commands, Cursors cursors, List<MemberListener> listeners) {
        this.db = db;
        this.commands = commands;
        this.cursors = cursors;
        this.listeners = List.copyOf(listeners);
    }

    /// The caller as a member.
    public MemberProfile me(Credential caller) {
        return db.read(caller, Access.MEMBERS, tx -> profile(tx, require(tx, tx.principal().requiredMemberId())));
    }

    /// One person of the studio, for ADMIN; also one who was only invited or who was removed.
    ///
    /// @throws Refused with NOT_FOUND
    public MemberProfile get(Credential caller, UUID id) {
        return db.read(caller, Access.ADMIN, tx -> profile(tx, find(tx, id).filter(Member::isPerson)
                .orElseThrow(() -> Refused.notFound(NAME))));
    }

    /// The people of the studio, newest first, for ADMIN.
    public Page<MemberProfile> list(Credential caller, MemberFilter filter, PageRequest request) {
        return db.read(caller, Access.ADMIN, tx -> {
            var dao = tx.dao(MemberDao::new);
            var page = cursors.newestFirst(tx, "members?filter=" + filter, request, Member::id,
                    (after, limit) -> filter.prefix() == null
                            ? dao.list(filter, after, limit)
                            : dao.search(filter, after, limit));
            return new Page<>(dao.profiles(page.items()), page.next());
        });
    }

    /// Changes the caller's own name, locale and time zone.
    ///
    /// @throws Refused with NOT_ALLOWED or STALE_VERSION
    public MemberProfile changeMe(Credential caller, @Nullable String idempotencyKey, ChangeMe command) {
        return commands.once(caller, Access.MEMBERS_IN_PERSON, idempotencyKey, command, MemberProfile.class, tx -> {
            var dao = tx.dao(MemberDao::new);
            var before = Versioned.unchanged(dao.lockMember(tx.principal().requiredMemberId()), command.version(),
                    NAME);
            var name = command.name().map(PersonName::value).orKeep(before.name(), before.name());
            var locale = command.locale().map(LanguageTag::value).orKeep(before.locale(), before.locale());
            var timeZone = command.timeZone().orKeep(before.timeZone(), before.timeZone());
            var moves = !timeZone.equals(before.timeZone());
            if (name.equals(before.name()) && locale.equals(before.locale()) && !moves) {
                return profile(tx, before);
            }
            dao.changeMe(before.id(), name, locale);
            if (moves) {
                listeners.forEach(listener -> listener.moved(tx, before.id(), timeZone));
            }
            // Without the values: the audit log shows no name.
            Events.record(tx, MemberEvent.CHANGED, before.id(), Map.of());
            return profile(tx, require(tx, before.id()));
        });
    }

    /// Changes a member's role, for ADMIN. A member who is no longer ADMIN leaves the open approvals of the projects that they
    /// no longer see.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION, NOT_ALLOWED, MEMBER_NOT_ACTIVE or LAST_ADMIN
    public MemberProfile change(Credential caller, @Nullable String idempotencyKey, ChangeMember command) {
        return commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, MemberProfile.class, tx -> {
            var before = lockAsAdmin(tx, command.id(), command.version());
            if (before.status() != Member.Status.ACTIVE) {
                throw new Refused(Refusal.MEMBER_NOT_ACTIVE, "This person is no member at present.");
            }
            var role = command.role().orKeep(before.role(), before.role());
            if (role == before.role()) {
                return profile(tx, before);
            }
            requireAnotherAdmin(tx, before);
            tx.dao(MemberDao::new).changeRole(before.id(), role);
            Events.record(tx, MemberEvent.CHANGED, before.id(), Map.of("before", before.role(), "after", role));
            if (before.isActiveAdmin()) {
                listeners.forEach(listener -> listener.demoted(tx, before.id()));
            }
            return profile(tx, require(tx, before.id()));
        });
    }

    /// Removes a member from the studio, for ADMIN. Of a person who was only invited it revokes the invitation. Removing
    /// somebody twice changes nothing.
    ///
    /// @throws Refused with NOT_FOUND, STALE_VERSION, NOT_ALLOWED or LAST_ADMIN
    public void remove(Credential caller, @Nullable String idempotencyKey, RemoveMember command) {
        commands.once(caller, Access.ADMIN_IN_PERSON, idempotencyKey, command, Member.class, tx -> {
            var member = lockAsAdmin(tx, command.id(), command.version());
            return member.status() == Member.Status.REMOVED ? member : remove(tx, member, MemberEvent.REMOVED);
        });
    }

    /// Removes the caller from the studio.
    ///
    /// @throws Refused with NOT_ALLOWED or LAST_ADMIN
    public void leave(Credential caller, String idempotencyKey) {
        commands.once(caller, Access.MEMBERS_IN_PERSON, idempotencyKey, new LeaveStudio(), Member.class, tx -> {
            // A member's own rights do not reach the rows of others, from which the member must go.
            tx.actAsSystem();
            var dao = tx.dao(MemberDao::new);
            dao.lockTenant();
            return remove(tx,
                    dao.lockMember(tx.principal().requiredMemberId()).orElseThrow(() -> Refused.notFound(NAME)),
                    MemberEvent.LEFT);
        });
    }

    /// What things of members are about, for parked steps.
    ///
    /// @param what each member has one of, for example `Mailbox`
    public static List<Subject> subjects(Tx tx, String what, List<UUID> ids) {
        return tx.dao(MemberDao::new).subjects(what, ids);
    }

    /// A member, for other features in the same transaction.
    public static Optional<Member> find(Tx tx, UUID id) {
        return tx.dao(MemberDao::new).find(id);
    }

    /// A member of this tenant, for other features in the same transaction.
    ///
    /// @throws Refused with NOT_FOUND
    public static Member require(Tx tx, UUID id) {
        return find(tx, id).orElseThrow(() -> Refused.notFound(NAME));
    }

    /// Notes that something which a member shows has changed in another feature, in the same transaction.
    public static void changed(Tx tx, UUID id) {
        tx.dao(MemberDao::new).changed(id);
    }

    /// Removes a member whom Clerk no longer has, in the same transaction.
    void removeFromClerk(Tx tx, UUID id) {
        remove(tx, tx.dao(MemberDao::new).lockMember(id).orElseThrow(), MemberEvent.REMOVED);
    }

    private Member remove(Tx tx, Member member, MemberEvent event) {
        requireAnotherAdmin(tx, member);
        tx.dao(MemberDao::new).remove(member.id());
        Sessions.endAll(tx, member.id());
        SignInLinks.end(tx, member.id());
        EmailChanges.cancel(tx, member.id());
        Invitations.revokeOpen(tx, member.id());
        Events.record(tx, event, member.id(), Map.of("role", member.role()));
        if (member.isActiveAdmin()) {
            listeners.forEach(listener -> listener.demoted(tx, member.id()));
        }
        listeners.forEach(listener -> listener.removed(tx, member.id()));
        return member;
    }

    /// Locks the studio before the member. Meanwhile the caller may have lost the role.
    private static Member lockAsAdmin(Tx tx, UUID id, long version) {
        var dao = tx.dao(MemberDao::new);
        dao.lockTenant();
        if (!require(tx, tx.principal().requiredMemberId()).isActiveAdmin()) {
            throw new Refused(Refusal.NOT_ALLOWED, "You are no longer ADMIN.");
        }
        return Versioned.unchanged(dao.lockMember(id), version, NAME);
    }

    private static void requireAnotherAdmin(Tx tx, Member member) {
        if (member.isActiveAdmin() && !tx.dao(MemberDao::new).hasAnotherAdmin(member.id())) {
            throw new Refused(Refusal.LAST_ADMIN, "A studio needs an ADMIN. Make somebody else ADMIN first.");
        }
    }

    private static MemberProfile profile(Tx tx, Member member) {
        return tx.dao(MemberDao::new).profiles(List.of(member)).getFirst();
    }
}
