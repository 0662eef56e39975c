package com.motionmavericks.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.motionmavericks.domain.notifications.DeliveryMode;
import com.motionmavericks.local.chaos.NotificationVerdict.ExpectedRecipient;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tests that the expected recipients follow from events and preferences alone.
class FeedTest {
    private static final ChosenPreferences NOW = new ChosenPreferences(
            Map.of(ExpectedTopic.TASKS, DeliveryMode.NOW, ExpectedTopic.COMMENTS, DeliveryMode.OFF),
            LocalTime.NOON);
    private static final Feed FEED = new Feed(List.of(
            event("1", "project.member-added", "admin", "10:00:00", "robin"),
            event("2", "task.created", "admin", "10:00:05", ""), event("3", "task.moved", "robin", "10:00:15", ""),
            event("4", "task.moved", "admin", "10:00:15", ""), event("5", "comment.created", "admin", "10:00:20", ""),
            event("6", "milestone.created", "admin", "10:00:20", "")));

    @Test
    void theRecipientsAreTheMembersOfTheProjectWithoutTheActor() {
        assertThat(FEED.expectedRecipients(Map.of("admin", ChosenPreferences.DEFAULT, "robin", NOW, "stranger", NOW),
                "admin"))
                .containsExactlyInAnyOrder(new ExpectedRecipient("2", "robin", DeliveryMode.NOW, false),
                        new ExpectedRecipient("4", "robin", DeliveryMode.NOW, true),
                        new ExpectedRecipient("3", "admin", DeliveryMode.DIGEST, true));
    }

    private static JsonNode event(String id, String type, String actor, String at, String added) {
        try {
            return new ObjectMapper().readTree("""
                    {"id": "%s", "type": "%s", "actor": {"id": "%s"}, "projectId": "project", "subjectId": "subject",
                     "at": "2026-11-24T%sZ", "details": {"memberId": "%s"}}""".formatted(id, type, actor, at, added));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
