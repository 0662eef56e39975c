package com.motionmavericks.api.identity;

import com.motionmavericks.domain.people.Person;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.motionmavericks.domain.identity.Session;
import com.motionmavericks.domain.secrets.SecretKeys;
import com.motionmavericks.domain.tenancy.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two processes whose `SECRET_KEYS` differ while a key is rotated.
class AccessTokensTest {
    private static final String OLD = "old:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String NEW = "new:ICECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final Session session = new Session(UUID.randomUUID(), UUID.randomUUID(),
            new Person(UUID.randomUUID(), "Robin"), Role.GUEST,
            Instant.now(), 1, "old", Instant.now(), Instant.now());

    @ParameterizedTest
    @CsvSource({"old, old new", "old new, old", "old new, new old", "new old, old new"})
    void inBothStepsOfARotationEachProcessLetsInWhomTheOtherOneDid(String maker, String other) {
        assertThat(process(other).verify(JWT.decode(process(maker).issue(session, session.createdAt()))))
                .contains(new AccessTokens.Claims(session.tenantId(), session.member().id(), session.id()));
    }

    @Test
    void aTokenUnderAnUnknownKeyLetsNobodyIn() {
        assertThat(process("old").verify(JWT.decode(process("new old").issue(session, session.createdAt())))).isEmpty();
    }

    private static AccessTokens process(String keys) {
        return new AccessTokens(
                SecretKeys.parse(keys.replace("old", OLD).replace("new", NEW).replace(' ', ',')),
                Duration.ofMinutes(15));
    }
}
