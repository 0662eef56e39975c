package com.motionmavericks.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.motionmavericks.domain.problems.FieldError;
import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.secrets.UnknownSecretKey;
import com.motionmavericks.domain.tenancy.PostgresFailure;
import io.dropwizard.jersey.errors.ErrorMessage;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ParamException;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns every exception into an answer. An unforeseen one is logged whole, and the caller gets one fixed sentence.
public final class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    private final ProblemDocuments documents;

    public ProblemMapper(ProblemDocuments documents) {
        this.documents = documents;
    }

    /// The same for violations of rules, which Jersey would answer in its own way.
    public ExceptionMapper<ConstraintViolationException> forViolations() {
        return new ExceptionMapper<>() {
            @Override
            public Response toResponse(ConstraintViolationException exception) {
                return ProblemMapper.this.toResponse(exception);
            }
        };
    }

    @Override
    public Response toResponse(Throwable throwable) {
        var answer = documents.response(problem(throwable));
        return throwable instanceof NotAllowedException other
                ? Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, other.getResponse().getHeaderString(HttpHeaders.ALLOW))
                        .build()
                : answer;
    }

    private static Problem problem(Throwable throwable) {
        return switch (throwable) {
            case Problem problem -> problem;
            case Refused refused -> new Problem(ProblemType.of(refused.refusal()),
                    String.valueOf(refused.getMessage()), refused.facts());
            case ConstraintViolationException invalid -> BodyProblems.of(invalid);
            case JsonProcessingException json -> BodyProblems.of(json);
            case ParamException.QueryParamException query ->
                Problem.invalid(List.of(InvalidValue.ofParameter(query.getParameterName(), FieldError.Code.MALFORMED,
                        String.valueOf(Objects.requireNonNull(query.getCause()).getMessage()))));
            case WebApplicationException web -> web(web);
            case UnknownSecretKey unknown -> unknownKey(unknown);
            case Throwable _ when isPostgresAway(throwable) -> unavailable(throwable);
            default -> PostgresFailure.in(throwable).map(failure -> postgres(failure, throwable))
                    .orElseGet(() -> unforeseen(throwable));
        };
    }

    private static Problem postgres(PostgresFailure failure, Throwable throwable) {
        if (failure.kind() == PostgresFailure.Kind.CONFLICT) {
            LOG.warn("Postgres refused a transaction: {}", failure);
            return new Problem(ProblemType.BUSY, "Another request is changing the same thing. Try again in a moment.");
        }
        return failure.kind().isTransient() ? unavailable(throwable) : unforeseen(failure, throwable);
    }

    private static Problem web(WebApplicationException web) {
        return switch ((Integer) web.getResponse().getStatus()) {
            case 404 -> new Problem(ProblemType.NOT_FOUND, "There is nothing here.");
            case 405 -> new Problem(ProblemType.METHOD_NOT_ALLOWED, "This method is not offered here.");
            case 406 -> new Problem(ProblemType.NOT_ACCEPTABLE, "This is not offered in the form that you accept.");
            case 415 -> new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "Send application/json; a PATCH may be application/merge-patch+json; the form of a page goes as application/x-www-form-urlencoded.");
            case Integer status when status >= 500 -> unforeseen(web);
            default -> new Problem(ProblemType.MALFORMED_REQUEST,
                    web.getResponse().getEntity() instanceof ErrorMessage said && said.getMessage() != null
                            ? said.getMessage()
                            : "The request is not well formed.");
        };
    }

    /// Whether no connection was available.
    private static boolean isPostgresAway(Throwable throwable) {
        return hasCause(throwable, cause -> cause instanceof ConnectionException
                || cause instanceof SQLTransientConnectionException);
    }

    private static boolean hasCause(Throwable throwable, Predicate<Throwable> which) {
        return Stream.iterate(throwable, Objects::nonNull, Throwable::getCause).anyMatch(which);
    }

    private static Problem unavailable(Throwable throwable) {
        LOG.warn("Postgres cannot serve a request: {}",
                PostgresFailure.in(throwable).map(PostgresFailure::toString).orElse("no connection"));
        return notForNow();
    }

    /// Another process may have the key, for example during a rotation.
    private static Problem unknownKey(UnknownSecretKey unknown) {
        LOG.error("SECRET_KEYS of this process lacks a key that another process has used", unknown);
        return notForNow();
    }

    private static Problem notForNow() {
        return new Problem(ProblemType.UNAVAILABLE, "The service cannot answer for the moment. Try again soon.");
    }

    /// Logs where it happened without the message of Postgres, which may quote a value.
    private static Problem unforeseen(PostgresFailure failure, Throwable throwable) {
        var root = Stream.iterate(throwable, Objects::nonNull, Throwable::getCause).reduce((_, cause) -> cause)
                .orElse(throwable);
        var where = new SQLException("Postgres refused a statement: " + failure);
        where.setStackTrace(root.getStackTrace());
        return unforeseen(where);
    }

    private static Problem unforeseen(Throwable throwable) {
        LOG.error("Unforeseen", throwable);
        return new Problem(ProblemType.INTERNAL_ERROR, "Something broke on our side. It is logged under requestId.");
    }
}
