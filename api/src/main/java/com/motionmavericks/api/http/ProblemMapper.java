package com.motionmavericks.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.motionmavericks.domain.problems.Refused;
import io.dropwizard.jersey.errors.ErrorMessage;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place where an exception becomes an answer. What is not foreseen goes to the log whole, and to the caller as
/// one fixed sentence.
public final class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    private final ProblemDocuments documents;

    public ProblemMapper(ProblemDocuments documents) {
        this.documents = documents;
    }

    /// The same for violations of rules, which Jersey would otherwise answer in its own way.
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
        return documents.response(switch (throwable) {
            case Problem problem -> problem;
            case Refused refused ->
                new Problem(ProblemType.of(refused.refusal()), String.valueOf(refused.getMessage()), refused.facts());
            case ConstraintViolationException invalid -> new Problem(ProblemType.INVALID,
                    "The request breaks the rules of the fields listed in errors.",
                    Map.of("errors", errors(invalid)));
            case JsonProcessingException json -> malformed(json);
            case WebApplicationException web -> web(web);
            case Throwable _ when isPostgresAway(throwable) -> unavailable();
            default -> unforeseen(throwable);
        });
    }

    private static Problem malformed(JsonProcessingException json) {
        var where = json instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? mapping.getPath().stream().map(part -> String.valueOf(part.getFieldName()))
                        .collect(Collectors.joining("."))
                : null;
        if (where == null) {
            return new Problem(ProblemType.MALFORMED_REQUEST, "The body is not valid JSON.");
        }
        return new Problem(ProblemType.MALFORMED_REQUEST, json instanceof UnrecognizedPropertyException
                ? "There is no field '" + where + "'."
                : "The value of '" + where + "' is not of the right form.", Map.of("field", where));
    }

    private static Problem web(WebApplicationException web) {
        return switch ((Integer) web.getResponse().getStatus()) {
            case 404 -> new Problem(ProblemType.NOT_FOUND, "There is nothing here.");
            case 405 -> new Problem(ProblemType.METHOD_NOT_ALLOWED, "This method is not offered here.");
            case 406 -> new Problem(ProblemType.NOT_ACCEPTABLE, "This is not offered in the form that you accept.");
            case 415 -> new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
            case Integer status when status >= 500 -> unforeseen(web);
            default -> new Problem(ProblemType.MALFORMED_REQUEST,
                    web.getResponse().getEntity() instanceof ErrorMessage said && said.getMessage() != null
                            ? said.getMessage()
                            : "The request is not well formed.");
        };
    }

    /// Whether no connection was to be had, or one was lost on the way: it broke (class 08), or Postgres was going down
    /// or coming up (57P).
    private static boolean isPostgresAway(Throwable throwable) {
        return Stream.iterate(throwable, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ConnectionException
                        || cause instanceof SQLTransientConnectionException
                        || (cause instanceof SQLException sql
                                && Objects.requireNonNullElse(sql.getSQLState(), "").matches("08...|57P0[123]")));
    }

    private static Problem unavailable() {
        LOG.warn("Postgres is away");
        return new Problem(ProblemType.UNAVAILABLE, "The service cannot answer for the moment. Try again soon.");
    }

    private static Problem unforeseen(Throwable throwable) {
        LOG.error("Unforeseen", throwable);
        return new Problem(ProblemType.INTERNAL_ERROR, "Something broke on our side. It is logged under requestId.");
    }

    private static List<Map<String, String>> errors(ConstraintViolationException invalid) {
        return invalid.getConstraintViolations().stream()
                .map(violation -> Map.of("field", field(violation), "message", violation.getMessage()))
                .sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
    }

    /// The name of the field alone: what stands before it in the path is the name of a Java method.
    private static String field(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false).skip(2).map(Path.Node::toString)
                .collect(Collectors.joining("."));
    }
}
