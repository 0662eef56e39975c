package com.motionmavericks.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.TestSystem.Studio;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Assets over real HTTP, with the real workflow and the stand-in of Mux.
class AssetsIT {
    private static final Studio STUDIO = TestSystem.newStudio();
    private final StudioClient client = STUDIO.client();
    private String project = "";

    @BeforeEach
    void create() {
        project = client.post(STUDIO.admin(), "/v1/projects", Map.of("name", "Spring")).expect(201)
                .header("Location");
    }

    @AfterEach
    void mend() {
        client.mendVideo();
    }

    @Test
    void isUploadedInPartsAndBecomesReadyAndPlaysWithAToken() {
        var version = upload();
        client.putInParts(version.get("uploadUrl").asText(), StudioClient.video(), 10_000);
        var ready = awaitStatus(version, "READY");
        assertThat(ready.get("durationSeconds").asDouble()).isEqualTo(4);
        assertThat(ready.has("uploadUrl")).isFalse();
        var asked = Instant.now();
        var playback = client.get(STUDIO.admin(), path(version) + "/playback").expect(200).json();
        assertThat(Instant.parse(playback.get("expiresAt").asText())).isAfterOrEqualTo(asked.plusSeconds(15 * 60 + 4));
        var url = playback.get("url").asText();
        assertThat(client.fetch(url)).startsWith("#EXTM3U").contains("init.mp4");
        assertThat(client.status(url.replaceFirst("token=.*", "token=none"))).isEqualTo(403);
        assertThat(events()).containsOnlyOnce("asset-version.ready");
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "twice", "reordered"})
    void lostRepeatedOrReorderedWebhooksGiveOneStateAndOneEvent(String how) {
        client.breakVideo(Map.of("mode", "webhooks", "deliver", how));
        var version = upload();
        client.put(version.get("uploadUrl").asText(), StudioClient.video());
        awaitStatus(version, "READY");
        assertThat(events()).containsOnlyOnce("asset-version.ready");
    }

    @Test
    void aFileThatIsNoVideoFailsWithAReason() {
        var version = upload();
        client.put(version.get("uploadUrl").asText(), "not a video".getBytes(UTF_8));
        assertThat(awaitStatus(version, "FAILED").get("failure").asText()).isEqualTo("invalid_input");
        var refused = client.get(STUDIO.admin(), path(version) + "/playback").expect(409).json();
        assertThat(refused.get("type").asText()).endsWith("/asset-version-not-ready");
        assertThat(refused.get("assetVersionStatus").asText()).isEqualTo("FAILED");

        var path = "/v1/assets/" + version.get("assetId").asText();
        var added = client.post(STUDIO.admin(), path + "/versions", Map.of()).expect(202);
        var second = added.json();
        assertThat(second.get("number").asInt()).isEqualTo(2);
        assertThat(added.header("Location")).isEqualTo(path(second));
        assertThat(added.header("ETag")).startsWith("\"" + second.get("version").asText() + "-");
        var asset = client.get(STUDIO.admin(), path).expect(200).json();
        assertThat(asset.get("version").asInt()).isEqualTo(2);
        assertThat(asset.get("versions").findValuesAsText("number")).containsExactly("2", "1");
        assertThat(client.get(STUDIO.admin(), project + "/assets").expect(200).json().at("/items/0/id"))
                .isEqualTo(asset.get("id"));
    }

    @Test
    void aNewAssetIsAnsweredWithItsLocationAndETag() {
        var created = client.post(STUDIO.admin(), project + "/assets", Map.of("name", "Titles"), "Prefer", "wait=20")
                .expect(202);
        var asset = created.json();
        assertThat(created.header("Location")).isEqualTo("/v1/assets/" + asset.get("id").asText());
        assertThat(asset.at("/versions/0").has("uploadUrl")).isTrue();
        assertThat(client.get(STUDIO.admin(), created.header("Location"), "If-None-Match", created.header("ETag"))
                .expect(304).header("ETag")).isEqualTo(created.header("ETag"));
        assertThat(asset.at("/versions/0/needsAttention").asBoolean()).isFalse();
        assertThat(asset.at("/createdBy/name").asText()).isEqualTo("Ada Admin");
        var agency = STUDIO.join("AGENCY");
        client.call("PUT", STUDIO.admin(), project + "/members/" + agency.at("/member/id").asText(), "").expect(204);
        var seen = client.get(agency.get("accessToken").asText(), created.header("Location")).expect(200).json();
        assertThat(seen.at("/versions/0").has("needsAttention")).as("only ADMIN sees it").isFalse();
    }

    @Test
    void parksWhenMuxIsDownAndContinuesWhenAnOperatorRetries() {
        client.breakVideo(Map.of("mode", "fail", "status", 503));
        var version = client.post(STUDIO.admin(), project + "/assets", Map.of("name", "Titles")).expect(202).json()
                .at("/versions/0");
        StudioClient.await("the parked step", () -> Optional.of(read(version))
                .filter(now -> now.get("needsAttention").asBoolean()));
        client.mendVideo();
        TestSystem.system().temporal().run("workflow", "signal", "-w", "asset:" + version.get("id").asText(), "--name",
                "retry");
        StudioClient.await("the upload", () -> Optional.of(read(version)).filter(now -> now.has("uploadUrl")));
    }

    private JsonNode upload() {
        return client.post(STUDIO.admin(), project + "/assets", Map.of("name", "Titles"), "Prefer", "wait=20")
                .expect(202).json().at("/versions/0");
    }

    private JsonNode awaitStatus(JsonNode version, String status) {
        return StudioClient.await("the status " + status,
                () -> Optional.of(read(version)).filter(now -> now.get("status").asText().equals(status)));
    }

    private JsonNode read(JsonNode version) {
        return client.get(STUDIO.admin(), path(version)).expect(200).json();
    }

    private List<String> events() {
        return TestSystem.eventTypes(STUDIO, project);
    }

    private static String path(JsonNode version) {
        return "/v1/asset-versions/" + version.get("id").asText();
    }
}
