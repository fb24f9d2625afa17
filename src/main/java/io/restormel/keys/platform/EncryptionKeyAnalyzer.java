package io.restormel.keys.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells who starts the server what is wrong with the encryption key in a few lines, in place of a stack trace. */
final class EncryptionKeyAnalyzer extends AbstractFailureAnalyzer<EncryptionKeyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EncryptionKeyException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Nothing was changed. docs/operations.md, \"The encryption key\", tells where it comes from and how it is"
                        + " replaced.",
                cause);
    }
}
