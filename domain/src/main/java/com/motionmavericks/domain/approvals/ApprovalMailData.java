package com.motionmavericks.domain.approvals;

import java.time.Instant;

/// What the mails about an approval show.
public record ApprovalMailData(String studio, String project, String milestone, int round, Instant deadline,
        Approval.Status status) {}
