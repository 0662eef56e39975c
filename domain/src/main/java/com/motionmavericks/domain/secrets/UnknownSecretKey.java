package com.motionmavericks.domain.secrets;

/// Thrown when a value was made with a secret key that is not in this process's `SECRET_KEYS`. Another process, or an
/// earlier configuration, has that key.
public final class UnknownSecretKey extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String keyId;

    UnknownSecretKey(String keyId) {
        super("No secret key with the id " + keyId);
        this.keyId = keyId;
    }

    /// A key of this id is configured, but it does not open the value.
    UnknownSecretKey(String keyId, Throwable cause) {
        super("Not sealed under the secret key with the id " + keyId, cause);
        this.keyId = keyId;
    }

    public String keyId() {
        return keyId;
    }
}
