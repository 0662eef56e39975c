package com.motionmavericks.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.local.chaos.SlackVerdict.About;
import com.motionmavericks.local.chaos.SlackVerdict.Message;
import com.motionmavericks.local.chaos.SlackVerdict.Telling;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlackVerdictTest {
    private static final About DECIDED = new About("approval.decided", "approval");
    private static final Message HEARD = new Message(DECIDED, false);
    private static final Message LOST = new Message(DECIDED, true);

    @Test
    void slackHearsOfEachEventOnce() {
        assertThat(SlackVerdict.messages(List.of(DECIDED, DECIDED), List.of(HEARD, HEARD)).violations()).isEmpty();
        assertThat(SlackVerdict.messages(List.of(DECIDED), List.of(HEARD, LOST)).violations()).as("twice").hasSize(1);
        assertThat(SlackVerdict.messages(List.of(DECIDED), List.of()).violations()).as("never").hasSize(1);
        assertThat(SlackVerdict.messages(List.of(), List.of(HEARD)).violations()).as("of nothing").hasSize(1);
    }

    @Test
    void aLostAnswerWaitsForAnOperator() {
        var sent = new Telling("event", DECIDED, true, false);
        var skipped = new Telling("event", DECIDED, false, true);
        assertThat(SlackVerdict.tellings(List.of(sent, skipped), List.of(HEARD, LOST)).violations()).isEmpty();
        assertThat(SlackVerdict.tellings(List.of(sent), List.of(LOST)).violations()).as("taken for sent").hasSize(1);
        assertThat(SlackVerdict.tellings(List.of(new Telling("event", DECIDED, false, false)), List.of(HEARD))
                .violations()).as("forgotten").hasSize(1);
        assertThat(SlackVerdict.tellings(List.of(new Telling("event", DECIDED, true, true)), List.of(HEARD))
                .violations()).as("sent after it was skipped").hasSize(1);
    }
}
