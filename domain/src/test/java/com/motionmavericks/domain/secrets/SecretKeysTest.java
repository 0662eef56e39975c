package com.motionmavericks.domain.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretKeysTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void theIdOfAKeyIsTheDayOnWhichItWasMade() {
        assertThat(SecretKeys.parse("20261126:" + KEY + ",20251001:" + KEY).currentMadeOn())
                .contains(LocalDate.of(2026, 11, 26));
        assertThat(SecretKeys.parse("k1:" + KEY + ",20251001:" + KEY).currentMadeOn()).isEmpty();
    }
}
