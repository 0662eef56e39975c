package com.motionmavericks.workflows.entity;

import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a vendor's client throws. It holds the vendor's status and nothing else of its answer, since a history outlives erasure.
public final class VendorFailure {
    /// The failure's type, by which a workflow tells a vendor's fault from one of ours.
    public static final String TYPE = "Vendor";
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private VendorFailure() {}

    /// A vendor answered with an error. A 4xx is not retried, except 408 and 429.
    ///
    /// @param retryAfter how long the vendor asks us to wait; heeded when it is no longer than [VendorRetries#USUAL] ever
    ///        pauses, so that the step is done or parked within that patience
    public static ApplicationFailure answered(String vendor, int status, @Nullable Duration retryAfter) {
        var isRefusal = status >= 400 && status < 500 && status != REQUEST_TIMEOUT && status != TOO_MANY_REQUESTS;
        return isRefusal
                ? refused(vendor, Integer.toString(status))
                : ApplicationFailure.newBuilder().setType(TYPE).setMessage(vendor + " " + status)
                        .setNextRetryDelay(isBearable(retryAfter) ? retryAfter : null).build();
    }

    /// Temporal gives up at a pause of zero, and takes any other one as it is.
    private static boolean isBearable(@Nullable Duration retryAfter) {
        return retryAfter != null && retryAfter.isPositive()
                && retryAfter.compareTo(VendorRetries.USUAL.longestPause()) <= 0;
    }

    /// A vendor refused, and would refuse again.
    ///
    /// @param reason an error code of the vendor's own fixed list, which holds no personal data
    public static ApplicationFailure refused(String vendor, String reason) {
        return ApplicationFailure.newNonRetryableFailure("refused, " + vendor + " " + reason, TYPE);
    }

    /// A vendor that neither deduplicates nor can be asked may have done the work. Only an operator may retry.
    public static ApplicationFailure unknownOutcome(String vendor) {
        return ApplicationFailure.newNonRetryableFailure("nobody knows whether " + vendor + " has it", TYPE);
    }

    /// What a vendor would be told needs a secret key that this worker does not have. It parks as a vendor's fault does:
    /// another worker may have the key, and else an operator must configure it.
    public static ApplicationFailure unknownSecretKey(String keyId) {
        return ApplicationFailure.newFailure("secret key " + keyId + " is not configured", TYPE);
    }

    /// A vendor did not answer, or not in its own format.
    public static ApplicationFailure unreachable(String vendor) {
        return ApplicationFailure.newFailure(vendor + " unreachable", TYPE);
    }
}
