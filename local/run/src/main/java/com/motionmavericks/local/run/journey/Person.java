package com.motionmavericks.local.run.journey;

import com.motionmavericks.local.run.StudioClient;
import com.motionmavericks.local.run.StudioClient.Reply;

/// A member of the studio who has signed in.
///
/// @param token bearer token of the member's session
/// @param refreshToken empty for a member who comes through Clerk
record Person(String address, String memberId, String token, String refreshToken) {
    /// The same person in the session whose cookies a response sets.
    Person in(Reply signedIn) {
        return new Person(address, memberId, StudioClient.cookie(signedIn, "mm_session"),
                StudioClient.cookie(signedIn, "mm_refresh"));
    }
}
