package com.motionmavericks.domain.deliveries;

/// One version of a mail's template. Each feature has an enum of its kinds. New words are a new constant beside the old one:
/// a delivery that was made under the old one is still sent with its own bytes.
public interface MailKind {
    /// Name and version, as a delivery stores them, for example `invitation/1`.
    String template();
}
