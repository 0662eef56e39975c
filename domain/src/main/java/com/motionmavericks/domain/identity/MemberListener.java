package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.tenancy.Tx;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/// Called in the transaction that changes what a member may see, after the member's row was changed. That transaction holds
/// the row, and runs as ADMIN or SYSTEM; [#moved] as the member.
public interface MemberListener {
    /// Puts a person who has accepted an invitation on its projects.
    default void joined(Tx tx, UUID memberId, List<UUID> projectIds) {}

    /// Removes a member who is no longer ADMIN from the feature's open rows that they no longer see.
    default void demoted(Tx tx, UUID memberId) {}

    /// Keeps the time zone that a member has set.
    default void moved(Tx tx, UUID memberId, ZoneId timeZone) {}

    /// Removes a member who has left the studio from the feature's open rows.
    void removed(Tx tx, UUID memberId);
}
