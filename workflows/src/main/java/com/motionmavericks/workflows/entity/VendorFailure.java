package com.motionmavericks.workflows.entity;

import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Creates the failures that a vendor's client throws. A failure holds the vendor's status and nothing else of its answer,
/// because a history may outlive the erasure of personal data. Its details are the vendor and the status, for the metrics;
/// histories leave them out.
public final class VendorFailure {
    /// The failure's type, by which a workflow tells an error of a vendor from a bug of ours.
    public static final String TYPE = "Vendor";
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private VendorFailure() {}

    /// A vendor answered with an error. A 4xx is not retried, except 408 and 429.
    ///
    /// @param retryAfter how long the vendor asks us to wait; ignored if it is longer than the longest pause of
    ///        [VendorRetries#USUAL], so that the step still parks in time
    public static ApplicationFailure answered(String vendor, int status, @Nullable Duration retryAfter) {
        var isRefusal = status >= 400 && status < 500 && status != REQUEST_TIMEOUT && status != TOO_MANY_REQUESTS;
        return isRefusal
                ? refused(vendor, Integer.toString(status))
                : ApplicationFailure.newBuilder().setType(TYPE).setMessage(vendor + " " + status)
                        .setDetails(vendor, Integer.toString(status))
                        .setNextRetryDelay(isAcceptable(retryAfter) ? retryAfter : null).build();
    }

    /// Temporal stops retrying at a pause of zero, and takes any other pause as it is.
    private static boolean isAcceptable(@Nullable Duration retryAfter) {
        return retryAfter != null && retryAfter.isPositive()
                && retryAfter.compareTo(VendorRetries.USUAL.longestPause()) <= 0;
    }

    /// A vendor refused the call, and would refuse it again.
    ///
    /// @param reason an error code from the vendor's fixed list, without personal data
    public static ApplicationFailure refused(String vendor, String reason) {
        return ApplicationFailure.newNonRetryableFailure("refused, " + vendor + " " + reason, TYPE, vendor, reason);
    }

    /// A vendor may have done the work, but neither deduplicates calls nor can be asked. Only an operator may retry.
    public static ApplicationFailure unknownOutcome(String vendor) {
        return ApplicationFailure.newNonRetryableFailure("nobody knows whether " + vendor + " has it", TYPE, vendor,
                "unknown outcome");
    }

    /// The call to a vendor needs a secret key that this worker does not have. Its step parks like an error of the vendor:
    /// another worker may have the key, or an operator must configure it.
    public static ApplicationFailure unknownSecretKey(String keyId) {
        return ApplicationFailure.newFailure("secret key " + keyId + " is not configured", TYPE);
    }

    /// A vendor did not answer, or not in its documented format.
    public static ApplicationFailure unreachable(String vendor) {
        return ApplicationFailure.newFailure(vendor + " unreachable", TYPE, vendor, "unreachable");
    }
}
