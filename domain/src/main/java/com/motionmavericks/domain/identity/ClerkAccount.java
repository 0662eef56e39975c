package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.PersonName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What Clerk says of a user. The texts are Clerk's: one that breaks our rules is ignored.
///
/// @param verifiedAddresses the addresses that the user has proven to own
/// @param primaryAddress verified or not
/// @param name first and last name; may be blank
/// @param organizations the ids of the organizations that the user is a member of
public record ClerkAccount(List<String> verifiedAddresses, @Nullable String primaryAddress, String name,
        Set<String> organizations) {

    /// The verified addresses, the primary one first.
    List<EmailAddress> addresses() {
        return Stream.concat(Stream.ofNullable(primaryAddress), verifiedAddresses.stream())
                .filter(verifiedAddresses::contains).distinct()
                .flatMap(text -> accepted(() -> EmailAddress.of(text)).stream()).toList();
    }

    /// The primary address, if it is verified.
    Optional<EmailAddress> primary() {
        return Optional.ofNullable(primaryAddress).filter(verifiedAddresses::contains)
                .flatMap(text -> accepted(() -> EmailAddress.of(text)));
    }

    Optional<PersonName> personName() {
        return accepted(() -> PersonName.of(name));
    }

    private static <T> Optional<T> accepted(Supplier<T> text) {
        try {
            return Optional.of(text.get());
        } catch (Refused _) {
            return Optional.empty();
        }
    }
}
