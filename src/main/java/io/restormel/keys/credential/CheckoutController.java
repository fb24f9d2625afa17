package io.restormel.keys.credential;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restormel.keys.engine.Providers;
import io.restormel.keys.platform.ApplicationException;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code POST …/credentials/checkout {decisionId}}: the one reply that holds a provider's secret. */
@RestController
class CheckoutController {

    private final CheckoutService checkouts;

    CheckoutController(CheckoutService checkouts) {
        this.checkouts = checkouts;
    }

    /** @param source {@code byok} for the end user's own key, else {@code platform} */
    record CheckoutJson(
            UUID decisionId,
            UUID credentialId,
            String source,
            String providerType,
            String modelId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            URI baseUrl,

            String secret,
            long expiresAt) {

        static CheckoutJson of(Checkout checkout) {
            var chars = checkout.secret().chars();
            try {
                return new CheckoutJson(
                        checkout.decision().id(),
                        checkout.credential().id(),
                        checkout.credential().owner().isEndUser() ? "byok" : "platform",
                        Providers.wire(checkout.credential().providerType()),
                        checkout.decision().modelId(),
                        checkout.credential().baseUrl(),
                        new String(chars),
                        checkout.expiresAt().toEpochMilli());
            } finally {
                Arrays.fill(chars, '\0');
            }
        }

        @Override
        public String toString() {
            return "CheckoutJson[" + decisionId + "]";
        }
    }

    @PostMapping({
        "/keys/dashboard/api/projects/{projectId}/credentials/checkout",
        "/keys/v1/projects/{projectId}/credentials/checkout"
    })
    ResponseEntity<Map<String, CheckoutJson>> checkOut(
            @PathVariable UUID projectId, @RequestBody(required = false) @Nullable JsonNode json) {
        checkouts.requireKey(projectId);
        var decision = CredentialBody.read(json, Set.of("decisionId")).uuid("decisionId");
        if (decision == null) {
            throw ApplicationException.invalid("decisionId", "is required");
        }
        try (var checkout = checkouts.checkOut(projectId, decision)) {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .header("Pragma", "no-cache")
                    .body(Map.of("data", CheckoutJson.of(checkout)));
        }
    }
}
