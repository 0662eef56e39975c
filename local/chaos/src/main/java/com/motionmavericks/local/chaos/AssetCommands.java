package com.motionmavericks.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.StudioClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Commands about assets and their versions, with real uploads.
final class AssetCommands {
    static final List<CommandType> TYPES = List.of(new CommandType("create an asset", 6, AssetCommands::create),
            new CommandType("add a version of an asset", 4, AssetCommands::addVersion),
            new CommandType("upload a version", 9, AssetCommands::upload));
    private static final byte[] VIDEO = StudioClient.video();

    private AssetCommands() {}

    static final class Asset extends Expected {
        private final BoardCommands.Project project;

        private Asset(String id, BoardCommands.Project project) {
            super(id, "/v1/assets/" + id);
            this.project = project;
        }
    }

    static final class Version extends Expected {
        private final BoardCommands.Project project;
        private boolean isUploaded;

        private Version(String id, BoardCommands.Project project) {
            super(id, "/v1/asset-versions/" + id);
            this.project = project;
        }

        BoardCommands.Project project() {
            return project;
        }

        boolean isUploaded() {
            return isUploaded;
        }
    }

    /// The ids of the versions that were uploaded to Mux.
    static Set<String> uploaded(List<Client> clients) {
        return clients.stream().flatMap(client -> client.resources().stream())
                .filter(resource -> resource instanceof Version version && version.isUploaded).map(Expected::id)
                .collect(Collectors.toSet());
    }

    /// Whether the client has created an asset in a project.
    static boolean existsIn(Client client, BoardCommands.Project project) {
        return client.resources().stream()
                .anyMatch(resource -> resource instanceof Asset asset && asset.project == project);
    }

    private static Optional<Command> create(Client client) {
        var name = client.newName();
        return BoardCommands.openProject(client).map(project -> Command.of(project.anyMember(client, Member::mayEdit),
                () -> Request.post(project.path() + "/assets", Map.of("name", name)), reply -> {
                    var asset = client.add(new Asset(reply.json().get("id").asText(), project));
                    asset.expect("name", name);
                    client.studio().expectEvent("asset.created", asset.id());
                    added(client, reply.json().at("/versions/0"), project);
                }).withChangingAnswer());
    }

    private static Optional<Command> addVersion(Client client) {
        return client.pick(Asset.class, asset -> asset.project.isOpen())
                .map(asset -> Command.of(asset.project.anyMember(client, Member::mayEdit),
                        () -> Request.post(asset.path() + "/versions", Map.of()),
                        reply -> added(client, reply.json(), asset.project))
                        .withChangingAnswer());
    }

    private static void added(Client client, JsonNode version, BoardCommands.Project project) {
        var added = client.add(new Version(version.get("id").asText(), project));
        added.expect("status", "PREPARING", "WAITING");
        client.studio().expectEvent("asset-version.created", added.id());
    }

    /// Waits for the upload URL, uploads, and reads the version.
    private static Optional<Command> upload(Client client) {
        return client.pick(Version.class, version -> !version.isUploaded).map(version -> Command
                .of(client.studio().admin(), () -> {
                    var url = client.await("the upload URL of " + version.path(),
                            () -> Optional.of(client.read(version).json()).filter(now -> now.has("uploadUrl")))
                            .get("uploadUrl").asText();
                    client.retryingClient().untilDone("the upload", () -> {
                        client.http().put(url, VIDEO);
                        return Optional.of(url);
                    });
                    return Request.get(version.path());
                }, _ -> {
                    version.isUploaded = true;
                    version.expect("status", "READY");
                }).withChangingAnswer());
    }
}
