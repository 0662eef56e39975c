package com.motionmavericks.activities.mail;

import com.motionmavericks.activities.resend.ResendClient;
import com.motionmavericks.domain.notifications.Letter;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Mails letters.
public final class Mailer {
    private final ResendClient resend;

    public Mailer(ResendClient resend) {
        this.resend = resend;
    }

    /// Mails a letter, if it is still wanted.
    ///
    /// @param words what its template says
    /// @param sent notes that the vendor took it, with the vendor's id
    public void send(Optional<Letter> letter, Function<Letter, Wording> words, BiConsumer<Letter, String> sent) {
        letter.ifPresent(wanted -> sent.accept(wanted, resend.send(words.apply(wanted).mail(wanted))));
    }
}
