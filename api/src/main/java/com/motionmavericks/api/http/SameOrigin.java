package com.motionmavericks.api.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Refuses requests that another site makes a browser send, with the browser's cookies (CSRF).
public final class SameOrigin {
    private static final Set<String> OURS = Set.of("same-origin", "none");
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private final String origin;

    public SameOrigin(URI publicUrl) {
        origin = publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
    }

    /// Requires of a request that may change something that the browser says it comes from our own pages.
    ///
    /// @throws Problem with [ProblemType#CROSS_SITE_REQUEST]
    public void require(ContainerRequestContext request) {
        var site = site(request);
        if (!SAFE_METHODS.contains(request.getMethod())
                && !(site == null ? origin.equalsIgnoreCase(request.getHeaderString("Origin")) : OURS.contains(site))) {
            throw refusal();
        }
    }

    /// The same for a form without cookies: it also serves clients that say nothing. Otherwise another site could sign a
    /// browser in as somebody else.
    ///
    /// @throws Problem with [ProblemType#CROSS_SITE_REQUEST]
    public void refuseOthers(ContainerRequestContext request) {
        var site = site(request);
        if (site != null && !OURS.contains(site)) {
            throw refusal();
        }
    }

    private static @Nullable String site(ContainerRequestContext request) {
        return request.getHeaderString("Sec-Fetch-Site");
    }

    private static Problem refusal() {
        return new Problem(ProblemType.CROSS_SITE_REQUEST,
                "With a cookie, only pages of this site may change something. Send a token in Authorization instead.");
    }
}
