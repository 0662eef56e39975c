package com.motionmavericks.api.identity;

import com.motionmavericks.api.http.Problem;
import com.motionmavericks.api.http.ProblemType;
import com.motionmavericks.api.http.RequestIdFilter;
import com.motionmavericks.domain.tenancy.Credential;
import io.dropwizard.auth.AuthFilter;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/// Authenticates a request by its token. The token is in `Authorization`, or, for reads only, in the cookie that a
/// browser got when it accepted an invitation.
@Priority(Priorities.AUTHENTICATION)
public final class AuthenticationFilter extends AuthFilter<Authenticator.Bearer, Credential> {
    static final String COOKIE = "mm_session";

    @Override
    public void filter(ContainerRequestContext request) {
        var token = token(request);
        if (token == null
                || !authenticate(request, new Authenticator.Bearer(token, RequestIdFilter.origin(request)), "Bearer")) {
            throw new Problem(ProblemType.UNAUTHENTICATED,
                    "Send a valid session token: Authorization: Bearer <token>.");
        }
    }

    private static @Nullable String token(ContainerRequestContext request) {
        var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7).strip() : null;
        }
        var cookie = request.getCookies().get(COOKIE);
        return cookie != null && request.getMethod().equals("GET") ? cookie.getValue() : null;
    }

    /// Builds the filter in the way of Dropwizard.
    public static final class Builder
            extends
                AuthFilterBuilder<Authenticator.Bearer, Credential, AuthenticationFilter> {
        @Override
        protected AuthenticationFilter newInstance() {
            return new AuthenticationFilter();
        }
    }
}
