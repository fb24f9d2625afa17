package io.restormel.keys.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the model catalogue on the wire. The editorial fields are part of the shape that clients read; this
 * catalogue holds facts only, so they are always empty.
 *
 * @param variants in the reply for one model only
 */
public record ModelJson(
        String id,
        String canonicalName,
        String family,
        String lifecycleState,
        @Nullable String description,
        List<String> modalities,
        List<String> capabilities,
        @Nullable Integer contextWindow,
        @Nullable Integer maxOutputTokens,
        boolean supportsTools,
        boolean supportsStructuredOutput,
        boolean supportsVision,
        @Nullable Boolean supportsMcp,
        @Nullable String editorialSummary,
        List<String> strengths,
        List<String> weaknesses,
        List<String> recommendedFor,
        List<String> avoidFor,
        @Nullable LocalDate deprecationDate,
        @Nullable LocalDate retirementDate,
        @Nullable String replacementModelId,
        Instant sourceLastVerifiedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<PricedVariantJson> variants) {

    record PricedVariantJson(
            String providerType,
            String providerModelId,
            String availabilityStatus,
            CatalogJson.@Nullable PriceJson pricing) {}

    /** The envelope of a list. */
    record ListJson(List<ModelJson> data) {}

    /** The envelope of one model. */
    record OneJson(ModelJson data) {}

    /** Without its variants. */
    public static ModelJson of(Model model, Instant verifiedAt) {
        return of(model, verifiedAt, null);
    }

    static ModelJson of(Model model, Instant verifiedAt, @Nullable List<PricedVariantJson> variants) {
        return new ModelJson(
                model.id(),
                model.canonicalName(),
                model.family(),
                model.lifecycle().wireName(),
                model.description(),
                model.modalities(),
                model.capabilities(),
                model.contextWindow(),
                model.maxOutputTokens(),
                model.supports("tools"),
                model.supports("structured_output"),
                model.supports("vision"),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                model.deprecationDate(),
                model.retirementDate(),
                model.replacementModelId(),
                verifiedAt,
                variants);
    }
}
