package com.motionmavericks.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.chaos.SlackVerdict.About;
import com.motionmavericks.local.chaos.SlackVerdict.Message;
import com.motionmavericks.local.chaos.SlackVerdict.SlackDelivery;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlackVerdictTest {
    private static final About DECIDED = new About("approval.decided", "approval");
    private static final Message ANSWERED = new Message(DECIDED, false);
    private static final Message LOST = new Message(DECIDED, true);

    @Test
    void slackHasOneMessageForEachEvent() {
        assertThat(SlackVerdict.messages(List.of(DECIDED, DECIDED), List.of(ANSWERED, ANSWERED)).violations())
                .isEmpty();
        assertThat(SlackVerdict.messages(List.of(DECIDED), List.of(ANSWERED, LOST)).violations()).as("twice")
                .hasSize(1);
        assertThat(SlackVerdict.messages(List.of(DECIDED), List.of()).violations()).as("never").hasSize(1);
        assertThat(SlackVerdict.messages(List.of(), List.of(ANSWERED)).violations()).as("of no event").hasSize(1);
    }

    @Test
    void aLostAnswerWaitsForAnOperator() {
        var sent = new SlackDelivery("event", DECIDED, true, false);
        var skipped = new SlackDelivery("event", DECIDED, false, true);
        assertThat(SlackVerdict.deliveries(List.of(sent, skipped), List.of(ANSWERED, LOST)).violations()).isEmpty();
        assertThat(SlackVerdict.deliveries(List.of(sent), List.of(LOST)).violations()).as("recorded as sent")
                .hasSize(1);
        assertThat(
                SlackVerdict.deliveries(List.of(new SlackDelivery("event", DECIDED, false, false)), List.of(ANSWERED))
                        .violations())
                .as("neither sent nor skipped").hasSize(1);
        assertThat(SlackVerdict.deliveries(List.of(new SlackDelivery("event", DECIDED, true, true)), List.of(ANSWERED))
                .violations()).as("sent after it was skipped").hasSize(1);
    }
}
