package com.motionmavericks.domain.sharelinks;

import java.time.Instant;

/// What the mail shows that warns the owner of a link.
public record ShareLinkMailData(String studio, String project, String film, Instant expiresAt) {
    static final String TEMPLATE = "share-link-expiring/1";
}
