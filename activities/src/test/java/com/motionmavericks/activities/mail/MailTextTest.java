package com.motionmavericks.activities.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.deliveries.Channel;
import com.motionmavericks.domain.deliveries.Delivery;
import com.motionmavericks.domain.deliveries.OutgoingMail;
import com.motionmavericks.domain.people.Person;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailTextTest {
    private record Nothing() {}

    @Test
    void aSubjectIsOneLineWhateverAnOldRowHolds() {
        var delivery = new Delivery(UUID.randomUUID(), Channel.MAIL, new Person(UUID.randomUUID(), "Robin"),
                "Notification", UUID.randomUUID(), 1, "notification/1", "{}", Instant.EPOCH, null, null, null, null,
                Instant.EPOCH, List.of());
        var mail = new OutgoingMail<>(UUID.randomUUID(), delivery, () -> "notification/1", new Nothing(),
                "robin@example.com", "Robin", null);
        var text = new MailText("Spring\r\nBcc: eve@example.com\u2028\u202Eovert \u2764\uFE0F", "Done.", "Look",
                URI.create("https://studio.example"), "Bye.");
        assertThat(text.mail(mail).subject()).isEqualTo("Spring Bcc: eve@example.com overt \u2764\uFE0F");
    }
}
