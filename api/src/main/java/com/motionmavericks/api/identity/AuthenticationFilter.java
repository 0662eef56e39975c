package com.motionmavericks.api.identity;

import com.motionmavericks.api.http.Problem;
import com.motionmavericks.api.http.ProblemType;
import com.motionmavericks.api.http.RequestIdFilter;
import com.motionmavericks.api.http.SameOrigin;
import com.motionmavericks.api.limits.RateLimits;
import com.motionmavericks.domain.apikeys.ApiKeyToken;
import com.motionmavericks.domain.identity.Sessions;
import com.motionmavericks.domain.tenancy.Credential;
import io.dropwizard.auth.AuthFilter;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

/// Authenticates a request by the token in `Authorization`, or without that header by the cookies of a browser. If the access
/// token of the cookies is over, it refreshes the session, and the answer sets new cookies.
@Priority(Priorities.AUTHENTICATION)
public final class AuthenticationFilter extends AuthFilter<Authenticator.Bearer, Credential> {
    private final SessionCookies cookies;
    private final SameOrigin sameOrigin;
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final RateLimits limits;

    private AuthenticationFilter(Builder builder) {
        cookies = builder.cookies;
        sameOrigin = builder.sameOrigin;
        sessions = builder.sessions;
        accessTokens = builder.accessTokens;
        limits = builder.limits;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            byCookies(request);
        } else if (!header.regionMatches(true, 0, "Bearer ", 0, 7) || !accepts(request, header.substring(7).strip())) {
            throw unauthenticated(request);
        }
    }

    private void byCookies(ContainerRequestContext request) {
        var access = cookies.accessToken(request);
        var refresh = cookies.refreshToken(request);
        if (access.isEmpty() && refresh.isEmpty()) {
            throw unauthenticated(request);
        }
        sameOrigin.require(request);
        cookies.authenticate(request);
        if (access.isEmpty() || !accepts(request, access.get())) {
            var session = sessions.refresh(refresh.orElseThrow(() -> unauthenticated(request)),
                    RequestIdFilter.origin(request));
            cookies.set(request, session);
            accepts(request, accessTokens.issue(session, session.refreshedAt()));
        }
    }

    private boolean accepts(ContainerRequestContext request, String token) {
        // The database verifies a key. Other tokens are verified here: people beside an attacker may go on.
        if (token.startsWith(ApiKeyToken.PREFIX)) {
            limits.requireFewFailures(request);
        }
        return authenticate(request, new Authenticator.Bearer(token, RequestIdFilter.origin(request)), "Bearer");
    }

    private Problem unauthenticated(ContainerRequestContext request) {
        limits.requireFewFailures(request);
        return new Problem(ProblemType.UNAUTHENTICATED, "Send a valid session token: Authorization: Bearer <token>.");
    }

    /// Builds the filter in the way of Dropwizard.
    public static final class Builder
            extends
                AuthFilterBuilder<Authenticator.Bearer, Credential, AuthenticationFilter> {
        private final SessionCookies cookies;
        private final SameOrigin sameOrigin;
        private final Sessions sessions;
        private final AccessTokens accessTokens;
        private final RateLimits limits;

        public Builder(SessionCookies cookies, SameOrigin sameOrigin, Sessions sessions, AccessTokens accessTokens,
                RateLimits limits) {
            this.cookies = cookies;
            this.sameOrigin = sameOrigin;
            this.sessions = sessions;
            this.accessTokens = accessTokens;
            this.limits = limits;
        }

        @Override
        protected AuthenticationFilter newInstance() {
            return new AuthenticationFilter(this);
        }
    }
}
