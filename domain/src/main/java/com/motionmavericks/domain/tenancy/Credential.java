package com.motionmavericks.domain.tenancy;

import java.util.UUID;

/// What a caller has proven about who they are. The transaction of the use case finds the [Principal] behind it, so that a
/// member's role is always the present one.
public sealed interface Credential extends java.security.Principal
        permits Credential.Clerk, Credential.Session, Credential.ApiKey, Principal {
    Origin origin();

    /// A session token of Clerk's.
    ///
    /// @param organization the active organization, for example `org_2abc`
    record Clerk(String organization, String user, Origin origin) implements Credential {
        @Override
        public String getName() {
            return user;
        }
    }

    /// An access token of a session with us.
    record Session(UUID tenantId, UUID memberId, UUID id, Origin origin) implements Credential {
        @Override
        public String getName() {
            return id.toString();
        }
    }

    /// The API key of a machine.
    ///
    /// @param sha256 of its token, as hexadecimal text
    record ApiKey(UUID tenantId, UUID id, String sha256, Origin origin) implements Credential {
        @Override
        public String getName() {
            return id.toString();
        }
    }
}
