package com.motionmavericks.domain.tenancy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a role may do, for a client that shows only what the caller may use. Each use case still checks its own [Access].
public enum Permission {
    MANAGE_STUDIO(Access.ADMIN),
    MANAGE_MEMBERS(Access.ADMIN),
    MANAGE_PROJECTS(Access.ADMIN),
    REQUEST_APPROVALS(Access.ADMIN),
    READ_AUDIT_LOG(Access.ADMIN),
    OPERATE_WORKFLOWS(Access.ADMIN),
    EDIT_TASKS(Access.ADMIN_AND_AGENCY),
    UPLOAD_FILMS(Access.ADMIN_AND_AGENCY),
    SHARE_FILMS(Access.ADMIN_AND_AGENCY),
    COMMENT(Access.MEMBERS),
    REVIEW(Access.MEMBERS);

    private final Access access;

    Permission(Access access) {
        this.access = access;
    }

    /// The permissions of a role.
    public static List<Permission> of(Role role) {
        return Stream.of(values()).filter(permission -> permission.access.allows(role)).toList();
    }

    /// As it stands in the contract: `edit-tasks`.
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
