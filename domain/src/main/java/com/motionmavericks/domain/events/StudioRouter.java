package com.motionmavericks.domain.events;

import java.util.List;
import java.util.UUID;

/// Brings the events of each studio to those who want them, in batches.
public interface StudioRouter {
    /// The studios that have events to route.
    List<UUID> studios();

    /// Routes the next events of a studio in one transaction. Several routers may run at once.
    ///
    /// @return the number of events: if it is the limit or more, others may be left
    int route(UUID tenantId, int limit);
}
