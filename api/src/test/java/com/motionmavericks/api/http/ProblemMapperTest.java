package com.motionmavericks.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemMapperTest {
    static final ProblemDocuments DOCUMENTS = new ProblemDocuments(URI.create("https://api.example.com"));

    private final ProblemMapper mapper = new ProblemMapper(DOCUMENTS);

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P02", "57P03"})
    void aConnectionThatIsLostInTheMiddleIsNoFaultOfOurs(String sqlState) {
        var answer = mapper.toResponse(new TransactionException("Failed", new SQLException("gone", sqlState)));
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
    }

    @Test
    void whatPostgresRefusesIs() {
        var answer = mapper.toResponse(new TransactionException("Failed", new SQLException("no such table", "42P01")));
        assertThat(answer.getStatus()).isEqualTo(500);
    }

    @Test
    void whatIsOfferedInsteadOfAMethodIsNamed() {
        var answer = mapper.toResponse(new NotAllowedException(Response.status(405).allow("GET", "PUT").build()));
        assertThat(answer.getStatus()).isEqualTo(405);
        assertThat(answer.getHeaderString(HttpHeaders.ALLOW)).contains("GET", "PUT");
    }
}
