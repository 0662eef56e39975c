package com.motionmavericks.api.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// The body of `POST /v1/sessions`.
///
/// @param invitationToken the last part of the link in the mail
record StartSessionRequest(@NotBlank @Size(max = 500) String invitationToken) {}
