package com.motionmavericks.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.chaos.WebhookVerdict.Content;
import com.motionmavericks.local.chaos.WebhookVerdict.Message;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WebhookVerdictTest {
    private static final Content EARLIER = new Content("1", "project.created", "project");
    private static final Content SUBSCRIBED = new Content("2", WebhookVerdict.SUBSCRIBED, "endpoint");
    private static final Content CREATED = new Content("3", "task.created", "task");
    private static final Content INVITED = new Content("4", "invitation.created", "invitation");
    private static final Content MOVED = new Content("5", "task.moved", "task");

    @Test
    void eachEventOfTheStudioArrives() {
        assertThat(violations(EARLIER, SUBSCRIBED, CREATED, INVITED, MOVED)).isEmpty();
        assertThat(violations(SUBSCRIBED, INVITED, CREATED, CREATED, MOVED, CREATED)).as("again, other subjects first")
                .isEmpty();
        assertThat(violations(SUBSCRIBED, CREATED, MOVED)).as("never").hasSize(1);
        assertThat(violations(SUBSCRIBED, CREATED, INVITED, MOVED, new Content("6", "task.moved", "other")))
                .as("of another studio").hasSize(1);
    }

    @Test
    void theEventsOfASubjectArriveInOrder() {
        assertThat(violations(SUBSCRIBED, MOVED, CREATED, INVITED)).as("in another order").hasSize(1);
        assertThat(violations(SUBSCRIBED, MOVED, INVITED)).as("without the first").hasSize(1);
    }

    @Test
    void aMessageKeepsItsId() {
        var message = new Message("message", CREATED);
        assertThat(WebhookVerdict.ids(List.of(message, message, new Message("next", MOVED))).violations()).isEmpty();
        assertThat(WebhookVerdict.ids(List.of(message, new Message("other", CREATED))).violations()).hasSize(1);
    }

    private static List<String> violations(Content... arrived) {
        return WebhookVerdict.arrivals(List.of(EARLIER, SUBSCRIBED, CREATED, INVITED, MOVED),
                Stream.of(arrived).map(content -> new Message("of " + content.eventId(), content)).toList())
                .violations();
    }
}
