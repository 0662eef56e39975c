package com.motionmavericks.api.identity;

import com.motionmavericks.api.http.HtmlPage;
import com.motionmavericks.api.http.RequestIdFilter;
import com.motionmavericks.domain.identity.Studio;
import com.motionmavericks.domain.identity.Studios;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The links in mails and messages. They lead on to the studio's web application. Without one, a page says what the link is
/// about. Nobody needs to be signed in, so the page shows nothing of the thing itself.
@Path("/open/{studioId}")
@Produces(MediaType.TEXT_HTML)
public final class OpenLinkResource {
    private final Studios studios;

    public OpenLinkResource(Studios studios) {
        this.studios = studios;
    }

    /// What a link is about.
    enum Page {
        PROJECTS("its projects", "a project"),
        TASKS("its tasks", "a task"),
        APPROVALS("its approvals", "an approval"),
        ASSETS("its films", "a film"),
        PREFERENCES("your notification preferences", "your notification preferences");

        private final String all;
        private final String one;

        Page(String all, String one) {
            this.all = all;
            this.one = one;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The parameters are texts, because a link that was cut short must show a page, not a problem document.
    @GET
    @Path("{page}")
    public Response all(@PathParam("studioId") String studioId, @PathParam("page") String page,
            @Context ContainerRequestContext request) {
        return page(page).flatMap(known -> open(studioId, "/" + known, known.all, request))
                .orElseGet(OpenLinkResource::unknown);
    }

    @GET
    @Path("{page}/{id}")
    public Response one(@PathParam("studioId") String studioId, @PathParam("page") String page,
            @PathParam("id") String id, @Context ContainerRequestContext request) {
        return page(page).flatMap(known -> uuid(id)
                .flatMap(valid -> open(studioId, "/" + known + "/" + valid, known.one, request)))
                .orElseGet(OpenLinkResource::unknown);
    }

    private Optional<Response> open(String studioId, String path, String what, ContainerRequestContext request) {
        return uuid(studioId).flatMap(id -> studios.behindLink(id, RequestIdFilter.origin(request)))
                .map(studio -> open(studio, path, what));
    }

    private static Response unknown() {
        return new HtmlPage("We do not know this link", """
                <p>It may be incomplete. Open it from the mail again, or copy all of it.</p>
                """).response(Response.Status.NOT_FOUND);
    }

    private static Optional<Page> page(String text) {
        return Arrays.stream(Page.values()).filter(page -> page.toString().equals(text)).findFirst();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Response open(Studio studio, String path, String what) {
        if (studio.appUrl() != null) {
            // Not cached: the web application may move.
            return Response.seeOther(URI.create(studio.appUrl() + path)).header("Cache-Control", "no-store").build();
        }
        return new HtmlPage(studio.name(), """
                <p>This link is about %s.</p>
                <p>The studio has no web application yet. Ask the studio how to see it.</p>
                """.formatted(what)).response(Response.Status.OK);
    }
}
