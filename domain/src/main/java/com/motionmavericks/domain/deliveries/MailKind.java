package com.motionmavericks.domain.deliveries;

/// A kind of mail, with the newest version of its template. Each feature has an enum of its kinds. New words are a new
/// version: a delivery that was made under an older one is still sent with its own bytes.
public interface MailKind {
    /// Name and newest version, as a delivery stores them, for example `invitation/2`.
    String template();

    /// The newest version of the template.
    default int version() {
        return version(template());
    }

    /// Whether a stored template is one of this kind, in this version or an older one.
    default boolean includes(String stored) {
        return name(stored).equals(name(template())) && version(stored) <= version();
    }

    private static String name(String template) {
        return template.substring(0, template.indexOf('/'));
    }

    /// The version of a template.
    static int version(String template) {
        return Integer.parseInt(template.substring(template.indexOf('/') + 1));
    }
}
