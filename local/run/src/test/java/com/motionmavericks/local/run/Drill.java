package com.motionmavericks.local.run;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A test that makes a fault and follows pages of `runbooks/`.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Drill {
    /// The names of the pages, without `.md`.
    String[] value();
}
