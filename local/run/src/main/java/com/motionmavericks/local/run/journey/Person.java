package com.motionmavericks.local.run.journey;

/// A member of the studio who has signed in.
///
/// @param token bearer token of the member's session
record Person(String address, String memberId, String token) {}
