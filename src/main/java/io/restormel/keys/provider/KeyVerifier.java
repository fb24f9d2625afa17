package io.restormel.keys.provider;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Asks a provider whether a key is accepted; never throws for what the network or the provider does. Thread-safe, blocking (≤ 8 s). */
public interface KeyVerifier {
    VerificationResult verify(String providerType, @Nullable URI baseUrl, char[] secret);
}
