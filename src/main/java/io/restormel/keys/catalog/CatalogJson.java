package io.restormel.keys.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The canonical catalogue on the wire, read by the published clients; names and nesting are theirs. Clients drop a
 * model unless it has a variant whose {@code availabilityStatus} is {@code available}.
 */
record CatalogJson(
        String contractVersion,
        String source,
        Instant generatedAt,
        CompatibilityJson compatibility,
        List<ProviderJson> providers,
        List<EntryJson> data,
        PagingJson paging) {

    static final String CONTRACT_VERSION = "2026-03-26.catalog.v6";
    static final String SOURCE = "restormel-keys";

    record CompatibilityJson(String minCliVersion, String minCoreDashboardVersion, String docsUrl) {
        static final CompatibilityJson CURRENT =
                new CompatibilityJson("0.1.4", "0.2.7", "https://restormel.dev/keys/docs/guides/canonical-catalog");
    }

    /** @param modelCount models of the whole filtered list, not of the page */
    record ProviderJson(String id, String displayName, long modelCount, ValidationJson validation) {
        static ProviderJson of(Provider provider, long modelCount) {
            return new ProviderJson(
                    provider.wireId(), provider.displayName(), modelCount, ValidationJson.of(provider.validation()));
        }
    }

    record ValidationJson(
            String mode,
            boolean requiresBaseUrl,
            boolean requiresModel,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String defaultApiBaseUrl) {
        static ValidationJson of(Provider.Validation validation) {
            return new ValidationJson(
                    validation.mode().name().toLowerCase(Locale.ROOT),
                    validation.requiresBaseUrl(),
                    validation.requiresModel(),
                    validation.defaultApiBaseUrl());
        }
    }

    record EntryJson(
            String id,
            String canonicalName,
            String family,
            String lifecycleState,
            @Nullable LocalDate deprecationDate,
            @Nullable LocalDate retirementDate,
            @Nullable String replacementModelId,
            List<String> providerTypes,
            List<VariantJson> variants) {}

    /** @param id stable as long as the provider keeps its name for the model */
    record VariantJson(
            String id,
            String providerType,
            String providerModelId,
            String availabilityStatus,
            CrowdJson crowdObservations) {
        static VariantJson of(ModelVariant variant, String wireId, Observation observed) {
            return new VariantJson(
                    wireId + ":" + variant.providerModelId(),
                    wireId,
                    variant.providerModelId(),
                    variant.availability().wireName(),
                    CrowdJson.of(observed));
        }
    }

    /** What callers reported of the model's end. */
    record CrowdJson(
            int deprecatedReportCount,
            int retiredReportCount,
            @Nullable Instant firstReportedAt,
            @Nullable Instant lastReportedAt) {
        static CrowdJson of(Observation observed) {
            return new CrowdJson(observed.deprecated(), observed.retired(), observed.firstAt(), observed.lastAt());
        }
    }

    /** @param count entries on this page */
    record PagingJson(int limit, int offset, int count) {}

    /** USD per million tokens. */
    record PriceJson(
            String currency,
            BigDecimal inputPerMillion,
            BigDecimal outputPerMillion,
            @Nullable BigDecimal cachedInputPerMillion,
            LocalDate effectiveDate) {
        static @Nullable PriceJson of(@Nullable Price price) {
            return price == null
                    ? null
                    : new PriceJson(
                            "USD",
                            price.inputPerMillion(),
                            price.outputPerMillion(),
                            price.cachedInputPerMillion(),
                            price.effectiveDate());
        }
    }
}
