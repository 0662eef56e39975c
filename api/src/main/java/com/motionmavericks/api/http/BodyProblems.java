package com.motionmavericks.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.motionmavericks.domain.problems.FieldError.Code;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hibernate.validator.engine.HibernateConstraintViolation;
import org.jspecify.annotations.Nullable;

/// What is wrong with a body, or with the parameters of a list, as a problem that names each value.
final class BodyProblems {
    /// As Jackson says it.
    private static final Pattern REPEATED_KEY = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);

    private BodyProblems() {}

    /// Of a body that is no JSON, or whose values do not fit the fields.
    static Problem of(JsonProcessingException json) {
        var repeated = REPEATED_KEY.matcher(String.valueOf(json.getOriginalMessage()));
        if (repeated.matches()) {
            return Problem.malformed("The field '" + repeated.group(1) + "' occurs more than once.", InvalidValue
                    .inBody("/" + escaped(repeated.group(1)), Code.REPEATED, "must occur only once"));
        }
        if (!(json instanceof JsonMappingException mapping)) {
            return new Problem(ProblemType.MALFORMED_REQUEST, "The body is not valid JSON.");
        }
        if (mapping.getPath().isEmpty()) {
            return noObject();
        }
        var pointer = mapping.getPath().stream()
                .map(part -> "/" + (part.getFieldName() == null ? part.getIndex() : escaped(part.getFieldName())))
                .collect(Collectors.joining());
        return Problem.invalid(List.of(switch (json) {
            case UnrecognizedPropertyException _ ->
                InvalidValue.inBody(pointer, Code.UNKNOWN, "is not a field of this request");
            case InvalidFormatException invalid when invalid.getTargetType() == String.class -> InvalidValue.inBody(
                    pointer, Code.INVALID_CHARACTERS, "must not hold NUL or half of a surrogate pair");
            default -> InvalidValue.inBody(pointer, Code.MALFORMED, "has the wrong form");
        }));
    }

    /// Of a body or parameters that break the rules of their fields.
    static Problem of(ConstraintViolationException invalid) {
        var violations = invalid.getConstraintViolations();
        return violations.stream().anyMatch(violation -> pointer(violation).isEmpty())
                ? noObject()
                : Problem.invalid(violations.stream().map(BodyProblems::value)
                        .sorted(Comparator.comparing(InvalidValue::toString)).toList());
    }

    private static Problem noObject() {
        return new Problem(ProblemType.MALFORMED_REQUEST, "The body must be one JSON object.");
    }

    private static InvalidValue value(ConstraintViolation<?> violation) {
        return violation.getLeafBean() instanceof PageParams
                ? InvalidValue.ofParameter(pointer(violation).substring(1), code(violation), violation.getMessage())
                : InvalidValue.inBody(pointer(violation), code(violation), violation.getMessage());
    }

    /// Without the first two nodes, which name the Java method and its parameter.
    private static String pointer(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false).skip(2)
                .map(BodyProblems::part).collect(Collectors.joining());
    }

    /// An item of a list is a node without a name, after the list's own.
    private static String part(Path.Node node) {
        return switch (node.getKind()) {
            case CONTAINER_ELEMENT -> node.getIndex() == null ? "" : "/" + node.getIndex();
            default -> "/" + node.getName();
        };
    }

    private static Code code(ConstraintViolation<?> violation) {
        HibernateConstraintViolation<?> withPayload = violation.unwrap(HibernateConstraintViolation.class);
        var ofItsText = withPayload.getDynamicPayload(Code.class);
        if (ofItsText != null) {
            return ofItsText;
        }
        var rule = violation.getConstraintDescriptor();
        var type = rule.getAnnotation().annotationType();
        if (type == NotNull.class || type == NotEmpty.class) {
            return Code.REQUIRED;
        }
        if (type == Min.class || type == Max.class) {
            return Code.OUT_OF_RANGE;
        }
        return rule.getAttributes().containsKey("max")
                ? length(violation.getInvalidValue(), rule.getAttributes().get("max"))
                : Code.MALFORMED;
    }

    private static Code length(@Nullable Object value, @Nullable Object max) {
        var length = value instanceof String text ? text.codePointCount(0, text.length()) : Integer.MAX_VALUE;
        return length > (int) Objects.requireNonNull(max) ? Code.TOO_LONG : Code.TOO_SHORT;
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
