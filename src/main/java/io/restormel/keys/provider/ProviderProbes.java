package io.restormel.keys.provider;

import io.restormel.keys.provider.VerificationResult.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Verifies keys by one request of {@link Probe}. The secret goes into one header and nowhere else: not into an address,
 * a log or a result. The given array is read only; its owner clears it.
 */
@Component
final class ProviderProbes implements KeyVerifier {

    private static final int MAX_KEY = 4_096;

    private final UpstreamClient client;

    ProviderProbes(UpstreamClient client) {
        this.client = client;
    }

    @Override
    public VerificationResult verify(String providerType, @Nullable URI baseUrl, char[] secret) {
        if (!isSendable(secret)) {
            return new VerificationResult(
                    Kind.INVALID, "A key is one word of letters, digits and signs; this one is not.");
        }
        if (baseUrl != null && (baseUrl.getRawQuery() != null || baseUrl.getRawFragment() != null)) {
            return new VerificationResult(Kind.REFUSED_ADDRESS, "The base URL must not have a query or a fragment.");
        }
        var probe = Probe.of(providerType);
        var uri = probe.uri(baseUrl);
        if (uri == null) {
            return new VerificationResult(Kind.UNSUPPORTED, "This provider can be asked only with a base URL.");
        }
        try (var key = new SecretHeader(probe.header(), probe.before(), secret)) {
            List<Header> headers = new ArrayList<>();
            headers.add(key);
            probe.more().forEach((name, value) -> headers.add(new BasicHeader(name, value)));
            return switch (client.get(uri, headers)) {
                case Answer.Answered answered -> ProbeVerdict.of(answered);
                case Answer.RefusedAddress(var sentence) -> new VerificationResult(Kind.REFUSED_ADDRESS, sentence);
                case Answer.Unreachable(var sentence) -> new VerificationResult(Kind.NETWORK, sentence);
            };
        }
    }

    /** Anything else could end the header and start another. */
    private static boolean isSendable(char[] secret) {
        for (char c : secret) {
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return secret.length > 0 && secret.length <= MAX_KEY;
    }
}
