package com.motionmavericks.api.vendorwebhooks;

import com.motionmavericks.api.http.Problem;
import com.motionmavericks.api.http.ProblemType;
import com.motionmavericks.domain.securityevents.SecurityEvent;
import com.motionmavericks.domain.securityevents.SecurityEvents;

/// What a webhook needs before its body is read.
final class Signature {
    private Signature() {}

    /// @throws Problem with [ProblemType#INVALID_SIGNATURE]
    static void require(boolean verifies) {
        if (!verifies) {
            SecurityEvents.count(SecurityEvent.Kind.FORGED_SIGNATURE);
            throw new Problem(ProblemType.INVALID_SIGNATURE, "The signature does not verify for this body and time.");
        }
    }
}
