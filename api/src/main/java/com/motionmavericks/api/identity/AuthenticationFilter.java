package com.motionmavericks.api.identity;

import com.motionmavericks.api.http.Problem;
import com.motionmavericks.api.http.ProblemType;
import com.motionmavericks.api.http.RequestIdFilter;
import com.motionmavericks.api.http.SameOrigin;
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

    private AuthenticationFilter(Builder builder) {
        cookies = builder.cookies;
        sameOrigin = builder.sameOrigin;
        sessions = builder.sessions;
        accessTokens = builder.accessTokens;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            byCookies(request);
        } else if (!header.regionMatches(true, 0, "Bearer ", 0, 7) || !accepts(request, header.substring(7).strip())) {
            throw unauthenticated();
        }
    }

    private void byCookies(ContainerRequestContext request) {
        var access = cookies.accessToken(request);
        var refresh = cookies.refreshToken(request);
        if (access.isEmpty() && refresh.isEmpty()) {
            throw unauthenticated();
        }
        sameOrigin.require(request);
        cookies.authenticate(request);
        if (access.isEmpty() || !accepts(request, access.get())) {
            var session = sessions.refresh(refresh.orElseThrow(AuthenticationFilter::unauthenticated),
                    RequestIdFilter.origin(request));
            cookies.set(request, session);
            accepts(request, accessTokens.issue(session, session.refreshedAt()));
        }
    }

    private boolean accepts(ContainerRequestContext request, String token) {
        return authenticate(request, new Authenticator.Bearer(token, RequestIdFilter.origin(request)), "Bearer");
    }

    private static Problem unauthenticated() {
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

        public Builder(SessionCookies cookies, SameOrigin sameOrigin, Sessions sessions, AccessTokens accessTokens) {
            this.cookies = cookies;
            this.sameOrigin = sameOrigin;
            this.sessions = sessions;
            this.accessTokens = accessTokens;
        }

        @Override
        protected AuthenticationFilter newInstance() {
            return new AuthenticationFilter(this);
        }
    }
}
