package com.motionmavericks.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.motionmavericks.api.http.Problem;
import com.motionmavericks.api.http.ProblemType;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ClerkTokensTest {
    @Test
    void nobodyIsTurnedAwayBecauseClerkIsAwayHoweverManyAsk() {
        // Nobody listens on the port of discard.
        var tokens = new ClerkTokens("https://clerk.example", URI.create("http://127.0.0.1:9/jwks.json"));
        var token = JWT.decode(JWT.create().withKeyId("key-1").sign(Algorithm.HMAC256("any secret of some length")));
        for (var i = 0; i < 12; i++) {
            assertThatThrownBy(() -> tokens.verify(token)).isInstanceOfSatisfying(Problem.class,
                    problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE));
        }
    }
}
