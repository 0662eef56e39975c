package com.motionmavericks.local.run.journey;

import static com.motionmavericks.local.run.StudioClient.await;
import static com.motionmavericks.local.run.journey.Narrator.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.local.run.StudioClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A share link to the film, which expires after some seconds.
final class ShareLinks {
    private static final Pattern VIDEO = Pattern.compile("<video[^>]* src=\"([^\"]+)\"");

    private final Narrator narrator;
    private final StudioClient studio;
    private Instant expiresAt = Instant.EPOCH;
    private String path = "";
    private String page = "";

    ShareLinks(Narrator narrator) {
        this.narrator = narrator;
        this.studio = narrator.studio();
    }

    String open(JsonNode version) {
        expiresAt = Instant.now().plusSeconds(5);
        var created = studio.post(narrator.admin(), "/v1/asset-versions/" + version.get("id").asText() + "/share-links",
                Map.of("expiresAt", expiresAt)).expect(201);
        path = created.header("Location");
        var url = created.json().get("url").asText();
        page = url.substring(narrator.running().api().length());
        var video = VIDEO.matcher(studio.get("", page).expect(200).body());
        check(video.find(), "the page shows the video");
        return Production.fetchVideo(studio, video.group(1).replace("&amp;", "&")) + ", page: " + url;
    }

    String expired() {
        var closed = await("the expiry of the link",
                () -> Optional.of(studio.get(narrator.admin(), path).expect(200).json())
                        .filter(now -> now.has("closedAt")));
        studio.get("", page).expect(404);
        var late = Duration.between(expiresAt, Instant.parse(closed.get("closedAt").asText()));
        return "expired " + late.toMillis() + " ms after its expiry time: "
                + narrator.workflow("share-link:" + closed.get("id").asText());
    }
}
