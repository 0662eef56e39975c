package com.motionmavericks.api.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.motionmavericks.api.http.PageParams;
import com.motionmavericks.api.http.PageRepresentation;
import com.motionmavericks.domain.assets.DueFilm;
import com.motionmavericks.domain.retention.ProjectStorage;
import com.motionmavericks.domain.retention.RetentionPreview;
import com.motionmavericks.domain.retention.Retentions;
import com.motionmavericks.domain.retention.Storage;
import com.motionmavericks.domain.tenancy.Credential;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the next round of a studio deletes, and what Mux stores.
@Path("/v1/retention")
@Produces(MediaType.APPLICATION_JSON)
public final class RetentionResource {
    private final Retentions retentions;
    private final Storage storage;

    public RetentionResource(Retentions retentions, Storage storage) {
        this.retentions = retentions;
        this.storage = storage;
    }

    /// A project, as the parts of these answers name it.
    record ProjectName(UUID id, String name) {}

    /// A version of a film that is due.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Film(UUID assetVersionId, UUID assetId, String name, int number, ProjectName project, Instant dueSince,
            @Nullable Instant trashedAt, @Nullable Double durationSeconds, DueFilm.@Nullable Hold heldBy) {
        static Film of(DueFilm film) {
            return new Film(film.id(), film.assetId(), film.name(), film.number(),
                    new ProjectName(film.projectId(), film.projectName()), film.dueSince(), film.trashedAt(),
                    film.durationSeconds(), film.heldBy());
        }
    }

    /// A preview on the wire.
    record Preview(Instant at, List<RetentionPreview.Count> counts, List<Film> films, List<Film> heldFilms) {
        static Preview of(RetentionPreview preview) {
            return new Preview(preview.at(), preview.counts(), preview.films().stream().map(Film::of).toList(),
                    preview.heldFilms().stream().map(Film::of).toList());
        }
    }

    /// What Mux stores of a project.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stored(ProjectName project, @Nullable Instant archivedAt, long versions, double seconds) {
        static Stored of(ProjectStorage storage) {
            return new Stored(new ProjectName(storage.projectId(), storage.projectName()), storage.archivedAt(),
                    storage.versions(), storage.seconds());
        }
    }

    /// What Mux stores of all projects.
    record Total(long versions, double seconds) {}

    /// A page of projects, and the total of all pages.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoragePage(List<Stored> items, @Nullable String next, @Nullable String nextCursor, Total total) {}

    @GET
    @Path("preview")
    public Preview preview(@Auth Credential caller) {
        return Preview.of(retentions.preview(caller));
    }

    @GET
    @Path("storage")
    public StoragePage storage(@Auth Credential caller, @Valid @BeanParam PageParams page, @Context UriInfo uri) {
        var stored = storage.get(caller, page.toRequest());
        var projects = PageRepresentation.of(stored.projects(), Stored::of, uri);
        return new StoragePage(projects.items(), projects.next(), projects.nextCursor(),
                new Total(stored.versions(), stored.seconds()));
    }
}
