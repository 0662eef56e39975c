package com.motionmavericks.local.run.journey;

import static com.motionmavericks.local.run.StudioClient.await;
import static com.motionmavericks.local.run.journey.Narrator.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.StudioClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A project with its milestones, its task board and its film.
final class Production {
    private final Narrator narrator;
    private final StudioClient studio;
    private final Person agency;
    private final Person guest;
    private final String name;
    private String project = "";
    private String milestone = "";
    private String asset = "";

    Production(Narrator narrator, Person agency, Person guest) {
        this.narrator = narrator;
        this.studio = narrator.studio();
        this.agency = agency;
        this.guest = guest;
        this.name = "Spring of " + narrator.run();
    }

    /// The project's name, which is unique among all runs.
    String name() {
        return name;
    }

    /// The project's path.
    String project() {
        return project;
    }

    /// The path of the project's first milestone.
    String milestone() {
        return milestone;
    }

    String plan() {
        project = create(narrator.admin(), "/v1/projects", Map.of("name", name));
        for (var person : List.of(agency, guest)) {
            studio.call("PUT", narrator.admin(), project + "/members/" + person.memberId(), "").expect(204);
        }
        milestone = create(narrator.admin(), project + "/milestones",
                Map.of("name", "First cut", "dueOn", "2027-03-01"));
        create(narrator.admin(), project + "/milestones", Map.of("name", "Delivery", "dueOn", "2027-04-01"));
        return "project: " + narrator.running().api() + project;
    }

    String board() {
        var grade = create(agency.token(), project + "/tasks", Map.of("title", "Grade the second scene"));
        create(agency.token(), project + "/tasks", Map.of("title", "Mix the music", "assigneeId", agency.memberId()));
        studio.post(agency.token(), grade + "/move", Map.of("column", "DOING"), "If-Match", "\"1\"").expect(200);
        create(agency.token(), grade + "/comments", Map.of("body", "Could it be a little warmer?"));
        studio.post(guest.token(), project + "/tasks", Map.of("title", "Not mine to add")).expect(403);
        var doing = narrator.all(guest.token(), project + "/tasks?column=DOING");
        check(doing.size() == 1, "the guest sees the one task in the column DOING");
        return "in the column DOING: " + doing.getFirst().get("title").asText();
    }

    /// Uploads the first version of the film, or the next one, and waits until it is READY.
    ///
    /// @return the version
    JsonNode upload() {
        var waiting = asset.isEmpty() ? firstVersion() : nextVersion();
        studio.putInParts(waiting.get("uploadUrl").asText(), StudioClient.video(), 100_000);
        return await("a version that is READY",
                () -> Optional.of(studio.get(agency.token(), path(waiting)).expect(200).json())
                        .filter(now -> now.get("status").asText().equals("READY")));
    }

    private JsonNode firstVersion() {
        var film = studio.post(agency.token(), project + "/assets", Map.of("name", "Titles"), "Prefer", "wait=20")
                .expect(202);
        asset = film.header("Location");
        return film.json().at("/versions/0");
    }

    private JsonNode nextVersion() {
        return studio.post(agency.token(), asset + "/versions", Map.of(), "Prefer", "wait=20").expect(202).json();
    }

    /// Plays a version as a player does, by its signed URL.
    String play(JsonNode version, String token) {
        var playback = studio.get(token, path(version) + "/playback").expect(200).json();
        return fetchVideo(studio, playback.get("url").asText());
    }

    /// Fetches a video: its playlist and all its parts.
    static String fetchVideo(StudioClient studio, String playlistUrl) {
        var parts = studio.fetch(playlistUrl).lines().filter(line -> line.contains(".m4s")).toList();
        check(!parts.isEmpty(), "the playlist names the parts of the video");
        parts.forEach(part -> studio.fetch(URI.create(playlistUrl).resolve(part).toString()));
        return parts.size() + " parts of the video played from Mux";
    }

    /// The assets that Mux has for a version.
    List<JsonNode> muxAssets(String versionId) {
        return studio.ledger(narrator.running().standIns().mux()).stream()
                .filter(asset -> asset.get("passthrough").asText().endsWith(versionId)).toList();
    }

    private String create(String token, String path, Map<String, ?> body) {
        return studio.post(token, path, body).expect(201).header("Location");
    }

    private static String path(JsonNode version) {
        return "/v1/asset-versions/" + version.get("id").asText();
    }
}
