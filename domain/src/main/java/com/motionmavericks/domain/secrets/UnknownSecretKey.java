package com.motionmavericks.domain.secrets;

/// Something of ours needs a secret key that this process does not have: `SECRET_KEYS` of another process, or of an
/// earlier day, has it.
public final class UnknownSecretKey extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String keyId;

    UnknownSecretKey(String keyId) {
        super("No secret key with the id " + keyId);
        this.keyId = keyId;
    }

    /// There is a key of this id, but with other bytes.
    UnknownSecretKey(String keyId, Throwable cause) {
        super("Not sealed under the secret key with the id " + keyId, cause);
        this.keyId = keyId;
    }

    public String keyId() {
        return keyId;
    }
}
