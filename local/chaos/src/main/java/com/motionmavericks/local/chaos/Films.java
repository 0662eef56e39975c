package com.motionmavericks.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.StudioClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Films and their versions, with real uploads.
final class Films {
    static final List<CommandType> KINDS = List.of(new CommandType("add a film", 6, Films::create),
            new CommandType("add a version of a film", 4, Films::addVersion),
            new CommandType("upload a film", 9, Films::upload));
    private static final byte[] FILM = StudioClient.film();

    private Films() {}

    static final class Film extends Expected {
        private final Boards.Project project;

        private Film(String id, Boards.Project project) {
            super(id, "/v1/assets/" + id);
            this.project = project;
        }
    }

    static final class Version extends Expected {
        private final Boards.Project project;
        private boolean isUploaded;

        private Version(String id, Boards.Project project) {
            super(id, "/v1/asset-versions/" + id);
            this.project = project;
        }

        Boards.Project project() {
            return project;
        }

        boolean isUploaded() {
            return isUploaded;
        }
    }

    /// The versions whose bytes Mux was given.
    static Set<String> uploaded(List<Client> clients) {
        return clients.stream().flatMap(client -> client.things().stream())
                .filter(thing -> thing instanceof Version version && version.isUploaded).map(Expected::id)
                .collect(Collectors.toSet());
    }

    static boolean isOneIn(Client client, Boards.Project project) {
        return client.things().stream().anyMatch(thing -> thing instanceof Film film && film.project == project);
    }

    private static Optional<Command> create(Client client) {
        var name = client.newName();
        return Boards.openProject(client).map(project -> Command.of(project.somebody(client, Member::worksTheBoard),
                () -> Request.post(project.path() + "/assets", Map.of("name", name)), reply -> {
                    var film = client.add(new Film(reply.json().get("id").asText(), project));
                    film.expect("name", name);
                    client.studio().happened("asset.created", film.id());
                    added(client, reply.json().at("/versions/0"), project);
                }).withMovingAnswer());
    }

    private static Optional<Command> addVersion(Client client) {
        return client.pick(Film.class, film -> film.project.isOpen())
                .map(film -> Command.of(film.project.somebody(client, Member::worksTheBoard),
                        () -> Request.post(film.path() + "/versions", Map.of()),
                        reply -> added(client, reply.json(), film.project))
                        .withMovingAnswer());
    }

    private static void added(Client client, JsonNode version, Boards.Project project) {
        var added = client.add(new Version(version.get("id").asText(), project));
        added.expect("status", "PREPARING", "WAITING");
        client.studio().happened("asset-version.created", added.id());
    }

    /// Uploads once the address is there, and looks.
    private static Optional<Command> upload(Client client) {
        return client.pick(Version.class, version -> !version.isUploaded).map(version -> Command
                .of(client.studio().admin(), () -> {
                    var url = client.await("the upload of " + version.path(),
                            () -> Optional.of(client.read(version).json()).filter(now -> now.has("uploadUrl")))
                            .get("uploadUrl").asText();
                    client.courier().untilDone("the upload", () -> {
                        client.http().put(url, FILM);
                        return Optional.of(url);
                    });
                    return Request.get(version.path());
                }, _ -> {
                    version.isUploaded = true;
                    version.expect("status", "READY");
                }).withMovingAnswer());
    }
}
