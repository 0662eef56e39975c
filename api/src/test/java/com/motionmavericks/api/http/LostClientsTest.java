package com.motionmavericks.api.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `RequestLimitsIT` has clients that hang up.
class LostClientsTest {
    static Stream<IOException> lost() {
        return Stream.of(new EofException("Connection reset by peer"),
                new IOException(new TimeoutException("Idle timeout expired: 65000/65000 ms")));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void anAnswerThatNobodyReadsIsGivenUp(IOException failure) throws IOException {
        var answer = failing(failure);
        assertThatCode(() -> new LostClients().aroundWriteTo(answer)).doesNotThrowAnyException();
    }

    @Test
    void anAnswerThatCannotBeWrittenAsJsonIsStillAnError() throws IOException {
        var failure = new JsonMappingException(() -> {}, "No serializer found");
        var answer = failing(failure);
        assertThatThrownBy(() -> new LostClients().aroundWriteTo(answer)).isSameAs(failure);
    }

    private static WriterInterceptorContext failing(IOException failure) throws IOException {
        var answer = mock(WriterInterceptorContext.class);
        doThrow(failure).when(answer).proceed();
        return answer;
    }
}
