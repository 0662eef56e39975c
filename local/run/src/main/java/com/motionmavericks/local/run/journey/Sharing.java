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

/// The film is shown to outsiders, for a while.
final class Sharing {
    private static final Pattern FILM = Pattern.compile("<video[^>]* src=\"([^\"]+)\"");

    private final Narrator narrator;
    private final StudioClient studio;
    private Instant expiresAt = Instant.EPOCH;
    private String path = "";
    private String page = "";

    Sharing(Narrator narrator) {
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
        var film = FILM.matcher(studio.get("", page).expect(200).body());
        check(film.find(), "the page shows the film");
        return Production.plays(studio, film.group(1).replace("&amp;", "&")) + ", " + url;
    }

    String expired() {
        var closed = await("the end of the link",
                () -> Optional.of(studio.get(narrator.admin(), path).expect(200).json())
                        .filter(now -> now.has("closedAt")));
        studio.get("", page).expect(404);
        var late = Duration.between(expiresAt, Instant.parse(closed.get("closedAt").asText()));
        return late.toMillis() + " ms after its time, "
                + narrator.workflow("share-link:" + closed.get("id").asText());
    }
}
