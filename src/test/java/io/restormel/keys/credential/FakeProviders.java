package io.restormel.keys.credential;

import io.restormel.keys.provider.BaseUrlCheck;
import io.restormel.keys.provider.KeyVerifier;
import io.restormel.keys.provider.VerificationResult;
import io.restormel.keys.provider.VerificationResult.Kind;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Providers that accept every key but those that a test said otherwise of. */
@TestConfiguration(proxyBeanMethods = false)
public class FakeProviders {

    @Bean
    @Primary
    Verifier fakeVerifier() {
        return new Verifier();
    }

    /** Addresses ending in {@code .example} are allowed. */
    @Bean
    @Primary
    BaseUrlCheck fakeBaseUrlCheck() {
        return new BaseUrlCheck() {
            @Override
            public @Nullable String problem(URI baseUrl) {
                return String.valueOf(baseUrl.getHost()).endsWith(".example") ? null : "The address is not allowed";
            }
        };
    }

    public static final class Verifier implements KeyVerifier {

        private final Map<String, Kind> answers = new ConcurrentHashMap<>();
        final AtomicInteger asked = new AtomicInteger();

        public void answer(String secret, Kind kind) {
            answers.put(secret, kind);
        }

        @Override
        public VerificationResult verify(String providerType, @Nullable URI baseUrl, char[] secret) {
            asked.incrementAndGet();
            var kind = answers.getOrDefault(new String(secret), Kind.VALID);
            return new VerificationResult(kind, "The provider said " + kind);
        }
    }
}
