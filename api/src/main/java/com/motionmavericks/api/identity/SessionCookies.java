package com.motionmavericks.api.identity;

import com.motionmavericks.domain.identity.Session;
import com.motionmavericks.domain.identity.Sessions;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/// The two cookies of a session in a browser: the access token and the refresh token. As a filter it adds to an answer what
/// its request has set. If a request with cookies is answered with 401, it removes them.
public final class SessionCookies implements ContainerResponseFilter {
    private static final String ANSWER = "session.cookies";
    private static final String AUTHENTICATED_BY_COOKIE = "session.by-cookie";

    private final boolean isSecure;
    private final String accessName;
    private final String refreshName;
    private final AccessTokens accessTokens;
    private final Sessions sessions;
    private final InstantSource clock;

    public SessionCookies(URI publicUrl, AccessTokens accessTokens, Sessions sessions, InstantSource clock) {
        isSecure = "https".equals(publicUrl.getScheme());
        // A browser takes a cookie with this prefix only over https, from this very host, for all paths.
        var prefix = isSecure ? "__Host-" : "";
        accessName = prefix + "mm_session";
        refreshName = prefix + "mm_refresh";
        this.accessTokens = accessTokens;
        this.sessions = sessions;
        this.clock = clock;
    }

    Optional<String> accessToken(ContainerRequestContext request) {
        return Optional.ofNullable(request.getCookies().get(accessName)).map(Cookie::getValue);
    }

    Optional<String> refreshToken(ContainerRequestContext request) {
        return Optional.ofNullable(request.getCookies().get(refreshName)).map(Cookie::getValue);
    }

    /// Notes that the cookies are what authenticates a request.
    void authenticate(ContainerRequestContext request) {
        request.setProperty(AUTHENTICATED_BY_COOKIE, true);
    }

    /// Gives the tokens of a session to the browser. A repeated answer from long ago gives none: the browser may have newer
    /// ones.
    void set(ContainerRequestContext request, Session session) {
        var tokens = SessionTokens.of(session, accessTokens, sessions);
        if (clock.instant().isBefore(tokens.expiresAt())) {
            request.setProperty(ANSWER, List.of(cookie(accessName, tokens.accessToken(), tokens.expiresAt()),
                    cookie(refreshName, tokens.refreshToken(), tokens.refreshExpiresAt())));
        }
    }

    /// Takes the tokens from the browser.
    void clear(ContainerRequestContext request) {
        request.setProperty(ANSWER,
                List.of(cookie(accessName, "", Instant.EPOCH), cookie(refreshName, "", Instant.EPOCH)));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == Status.UNAUTHORIZED.getStatusCode()
                && request.getProperty(AUTHENTICATED_BY_COOKIE) != null) {
            clear(request);
        }
        if (request.getProperty(ANSWER) instanceof List<?> cookies) {
            cookies.forEach(cookie -> response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie));
        }
    }

    private NewCookie cookie(String name, String value, Instant expiresAt) {
        return new NewCookie.Builder(name).value(value).path("/").httpOnly(true).secure(isSecure)
                .sameSite(NewCookie.SameSite.LAX).expiry(Date.from(expiresAt)).build();
    }
}
