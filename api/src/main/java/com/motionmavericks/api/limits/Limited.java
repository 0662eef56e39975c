package com.motionmavericks.api.limits;

import com.motionmavericks.domain.limits.RateLimit;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The rate limit of an operation that anybody may call. Without it, [RouteLimits] decides by the method.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Limited {
    RateLimit value();
}
