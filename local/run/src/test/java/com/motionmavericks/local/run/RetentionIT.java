package com.motionmavericks.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.TestSystem.Studio;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Retention over real HTTP, with the real round and the stand-in of Mux.
class RetentionIT {
    private final Studio studio = TestSystem.newStudio();
    private final StudioClient client = studio.client();
    private final String project = client.post(studio.admin(), "/v1/projects", Map.of("name", "Spring")).expect(201)
            .header("Location");

    @AfterEach
    void mend() {
        client.mendVideo();
    }

    @Test
    void aRoundDeletesThePreviewedFilmAtMuxAlsoWhenMuxsAnswerIsLost() {
        var film = studio.readyVersion(project);
        var stored = client.get(studio.admin(), "/v1/retention/storage").expect(200).json();
        assertThat(stored.at("/total/seconds").asDouble()).isEqualTo(4);
        assertThat(stored.at("/items/0/project/name").asText()).isEqualTo("Spring");
        var trashed = trash(film).expect(200).json();
        assertThat(Duration.between(Instant.parse(trashed.get("trashedAt").asText()),
                Instant.parse(trashed.get("deletedAfter").asText()))).isEqualTo(Duration.ofDays(30));
        assertThat(preview("films")).isEmpty();
        TestSystem.passDaysInTrash(film, 30);
        assertThat(preview("films")).containsExactly(id(film));

        client.breakVideo(Map.of("mode", "loseReply", "times", 1));
        TestSystem.triggerSchedule("retention");
        var deleted = StudioClient.await("the deletion",
                () -> Optional.of(read(film)).filter(now -> now.has("deletedAt")));
        assertThat(deleted.has("durationSeconds")).isFalse();
        assertThat(client.ledger(TestSystem.running().standIns().mux()))
                .filteredOn(asset -> asset.path("passthrough").asText().endsWith(id(film)))
                .extracting(asset -> asset.path("status").asText()).containsExactly("deleted");
        assertThat(TestSystem.eventTypes(studio, project)).containsOnlyOnce("asset-version.deleted",
                "asset-version.deletion-due");
        assertThat(code(client.get(studio.admin(), film + "/playback").expect(409))).isEqualTo("asset-version-deleted");
        assertThat(client.get(studio.admin(), "/v1/retention/storage").expect(200).json().at("/total/versions").asInt())
                .isZero();
    }

    @Test
    void anOpenUploadIsCancelledAtMux() {
        var open = "/v1/asset-versions/" + client
                .post(studio.admin(), project + "/assets", Map.of("name", "Titles"), "Prefer", "wait=20").expect(202)
                .json().at("/versions/0/id").asText();
        var url = read(open).get("uploadUrl").asText();
        assertThat(trash(open).expect(200).json().get("uploadUrl").asText()).isEqualTo(url);
        TestSystem.passDaysInTrash(open, 30);
        TestSystem.triggerSchedule("retention");
        StudioClient.await("the deletion", () -> Optional.of(read(open)).filter(now -> now.has("deletedAt")));
        client.put(url, StudioClient.video());
        assertThat(client.ledger(TestSystem.running().standIns().mux()))
                .noneMatch(asset -> asset.path("passthrough").asText().endsWith(id(open)));
    }

    @Test
    void aSharedFilmIsKeptAndItsLinkTellsWhenItWasOpened() {
        var film = studio.readyVersion(project);
        var link = client.post(studio.admin(), film + "/share-links",
                Map.of("expiresAt", Instant.now().plus(Duration.ofDays(3)))).expect(201);
        for (int i = 0; i < 2; i++) {
            client.get("", URI.create(link.json().get("url").asText()).getPath()).expect(200);
        }
        assertThat(client.get(studio.admin(), link.header("Location") + "/accesses").expect(200).json().get("items"))
                .as("at most one a minute").hasSize(1);
        assertThat(code(trash(film).expect(409))).isEqualTo("asset-version-in-use");
    }

    @Test
    void aPolicyKeepsItsBounds() {
        var path = "/v1/studio/retention-policy";
        var tag = client.get(studio.admin(), path).expect(200).header("ETag");
        var refused = client
                .call("PATCH", studio.admin(), path, "{\"trashDays\":366,\"deliveryDays\":null}", "If-Match",
                        tag)
                .expect(422).json();
        assertThat(refused.get("errors").findValuesAsText("pointer")).containsExactly("/deliveryDays", "/trashDays");
        assertThat(refused.get("errors").findValuesAsText("code")).containsExactly("required", "out-of-range");
        assertThat(client.call("PATCH", studio.admin(), path, "{\"trashDays\":365}", "If-Match", tag).expect(200).json()
                .get("trashDays").asInt()).isEqualTo(365);
        client.call("PATCH", studio.admin(), path, "{\"trashDays\":30}", "If-Match",
                client.get(studio.admin(), path).header("ETag")).expect(200);
        client.call("PATCH", studio.admin(), path, "{}", "If-Match", tag).expect(412);
    }

    private StudioClient.Reply trash(String film) {
        return client.call("DELETE", studio.admin(), film, "", "If-Match",
                client.get(studio.admin(), film).header("ETag"));
    }

    private JsonNode read(String path) {
        return client.get(studio.admin(), path).expect(200).json();
    }

    private List<String> preview(String films) {
        return read("/v1/retention/preview").get(films).findValuesAsText("assetVersionId");
    }

    private static String code(StudioClient.Reply problem) {
        return problem.json().get("code").asText();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
