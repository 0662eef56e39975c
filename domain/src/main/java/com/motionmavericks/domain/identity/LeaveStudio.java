package com.motionmavericks.domain.identity;

/// The command to leave the studio.
record LeaveStudio() {}
