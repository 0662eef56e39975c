package com.motionmavericks.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.motionmavericks.domain.secrets.Seal;
import com.motionmavericks.domain.secrets.SecretKeys;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class ProblemMapperTest {
    static final ProblemDocuments DOCUMENTS = new ProblemDocuments(URI.create("https://api.example.com"));

    private final ProblemMapper mapper = new ProblemMapper(DOCUMENTS);
    private final Logger logger = (Logger) LoggerFactory.getLogger(ProblemMapper.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.WARN);
        logger.setAdditive(false);
        logger.addAppender(log);
        log.start();
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    /// Connection lost, read-only, transaction too long, cancelled, out of connections, memory and disk, input/output
    /// error, shut down, crashed, starting.
    @ParameterizedTest
    @ValueSource(strings = {"08006", "25006", "25P03", "25P04", "57014", "53300", "53200", "53100", "58030", "57P01",
            "57P02", "57P03"})
    void whatIsPostgresOwnTroubleIsOverInAMoment(String sqlState) {
        var answer = mapper.toResponse(refused(sqlState));
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
        assertThat(log.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getFormattedMessage()).contains(sqlState);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03"})
    void aTransactionThatGaveWayToAnotherOneMayBeSentAgain(String sqlState) {
        var answer = mapper.toResponse(refused(sqlState));
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getHeaderString(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "23503", "22P02", "25P02", "XX000"})
    void aStatementThatPostgresRefusesIsAFaultOfOursAndLoggedWithoutItsValues(String sqlState) {
        var answer = mapper.toResponse(refused(sqlState));
        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(log.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.ERROR);
            var whole = ThrowableProxyUtil.asString(line.getThrowableProxy());
            assertThat(whole).contains("SQLSTATE " + sqlState).contains("ProblemMapperTest.refused")
                    .doesNotContain("robin@example.com");
        });
    }

    @Test
    void whatWasSealedUnderAKeyOfAnotherProcessIsAskedForAgain() {
        var old = new Seal(SecretKeys.parse("old:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
        var other = new Seal(SecretKeys.parse("new:ICECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
        assertThatThrownBy(() -> old.unsealText(other.sealText("answer"))).satisfies(unknown -> {
            var answer = mapper.toResponse(unknown);
            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getHeaderString(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
        });
        assertThat(log.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.ERROR);
            assertThat(line.getThrowableProxy().getMessage()).contains("new");
        });
    }

    private static TransactionException refused(String sqlState) {
        return new TransactionException("Failed for robin@example.com",
                new SQLException("Key (email)=(robin@example.com)", sqlState));
    }

    @Test
    void whatIsOfferedInsteadOfAMethodIsNamed() {
        var answer = mapper.toResponse(new NotAllowedException(Response.status(405).allow("GET", "PUT").build()));
        assertThat(answer.getStatus()).isEqualTo(405);
        assertThat(answer.getHeaderString(HttpHeaders.ALLOW)).contains("GET", "PUT");
    }
}
