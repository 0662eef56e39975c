package com.motionmavericks.local.journey;

/// Somebody who was invited, and is in.
///
/// @param token of their session
record Person(String address, String memberId, String token) {}
