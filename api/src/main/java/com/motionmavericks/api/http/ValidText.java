package com.motionmavericks.api.http;

import com.motionmavericks.domain.problems.Refused;
import com.motionmavericks.domain.text.CommentBody;
import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.LanguageTag;
import com.motionmavericks.domain.text.MultilineText;
import com.motionmavericks.domain.text.Note;
import com.motionmavericks.domain.text.PersonName;
import com.motionmavericks.domain.text.TextValue;
import com.motionmavericks.domain.text.Title;
import com.motionmavericks.domain.text.WebAddress;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/// Validates a text by a type of the domain, so that one answer names all invalid fields of a body. An absent text is
/// valid.
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidText.Validator.class)
public @interface ValidText {
    /// The type.
    Class<? extends TextValue> value();

    /// The type's own message replaces it.
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Validates by the type.
    final class Validator implements ConstraintValidator<ValidText, String> {
        private static final Map<Class<? extends TextValue>, Function<String, ? extends TextValue>> FACTORIES = Map.of(
                CommentBody.class, CommentBody::of, EmailAddress.class, EmailAddress::of, LanguageTag.class,
                LanguageTag::of, MultilineText.class, MultilineText::of, Note.class, Note::of, PersonName.class,
                PersonName::of, Title.class, Title::of, WebAddress.class, WebAddress::of);

        private @Nullable Function<String, ? extends TextValue> factory;

        @Override
        public void initialize(ValidText text) {
            factory = FACTORIES.get(text.value());
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            try {
                if (text != null) {
                    var _ = Objects.requireNonNull(factory).apply(text);
                }
                return true;
            } catch (Refused refused) {
                var error = refused.errors().getFirst();
                context.disableDefaultConstraintViolation();
                context.unwrap(HibernateConstraintValidatorContext.class).withDynamicPayload(error.code())
                        .buildConstraintViolationWithTemplate(error.message()).addConstraintViolation();
                return false;
            }
        }
    }
}
