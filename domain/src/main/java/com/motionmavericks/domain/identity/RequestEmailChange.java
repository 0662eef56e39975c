package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.text.EmailAddress;

/// The command to change one's own e-mail address.
///
/// @param email the new one
public record RequestEmailChange(EmailAddress email) {}
