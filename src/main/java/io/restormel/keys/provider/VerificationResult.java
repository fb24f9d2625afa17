package io.restormel.keys.provider;

/** What a probe found. */
public record VerificationResult(Kind kind, String detail) {
    public enum Kind {
        VALID,
        INVALID,
        NO_QUOTA,
        WRONG_PROJECT,
        NETWORK,
        UNSUPPORTED,
        REFUSED_ADDRESS
    }
}
