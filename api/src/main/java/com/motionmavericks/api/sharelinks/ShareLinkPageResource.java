package com.motionmavericks.api.sharelinks;

import com.motionmavericks.api.assets.PlaybackTokens;
import com.motionmavericks.api.http.Forms;
import com.motionmavericks.api.http.RequestIdFilter;
import com.motionmavericks.domain.sharelinks.ShareLinks;
import com.motionmavericks.domain.sharelinks.SharedView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// The page of a share link, for people without an account. Neither the page nor its password changes any data, except that
/// openings and wrong passwords are noted.
@Path("/s/{token}")
@Produces(MediaType.TEXT_HTML)
public final class ShareLinkPageResource {
    private final ShareLinks links;
    private final PlaybackTokens playback;
    private final String mediaSources;

    /// @param mediaSources the hosts of films, as in a content security policy
    public ShareLinkPageResource(ShareLinks links, PlaybackTokens playback, String mediaSources) {
        this.links = links;
        this.playback = playback;
        this.mediaSources = mediaSources;
    }

    @GET
    public Response open(@PathParam("token") String token, @Context ContainerRequestContext request) {
        return answer(links.open(token, null, RequestIdFilter.origin(request)),
                ShareLinkPages.locked().response(Response.Status.OK));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response unlock(@PathParam("token") String token,
            @Nullable MultivaluedMap<String, String> form, @Context ContainerRequestContext request) {
        return answer(links.open(token, Forms.field(form, "password"), RequestIdFilter.origin(request)),
                ShareLinkPages.wrongPassword().response(Response.Status.FORBIDDEN));
    }

    private Response answer(SharedView opened, Response locked) {
        return switch (opened) {
            case SharedView.Nothing() -> ShareLinkPages.nothing().response(Response.Status.NOT_FOUND);
            case SharedView.Locked() -> locked;
            case SharedView.LockedOut(var until) -> ShareLinkPages.lockedOut(until)
                    .response(Response.Status.TOO_MANY_REQUESTS);
            case SharedView.Film film -> ShareLinkPages
                    .film(film, playback.of(film.playbackId(), film.durationSeconds(), film.expiresAt()), mediaSources)
                    .response(Response.Status.OK);
        };
    }
}
