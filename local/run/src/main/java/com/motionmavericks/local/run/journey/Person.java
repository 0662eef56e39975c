package com.motionmavericks.local.run.journey;

/// Somebody who was invited, and is in.
///
/// @param token of their session
record Person(String address, String memberId, String token) {}
