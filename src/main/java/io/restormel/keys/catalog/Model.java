package io.restormel.keys.catalog;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One model, whoever serves it.
 *
 * @param id catalogue id: what policies and route steps name
 * @param aliases further names of the same model (dated snapshots, older spellings), found like the id
 * @param deprecationDate day of the vendor's announcement; null when none or not known
 * @param retirementDate first day on which calls fail; null when none is announced
 * @param replacementModelId catalogue id of the successor, or null
 * @param modalities accepted input kinds: text, image, audio, video, pdf
 * @param capabilities what it can do: chat, tools, structured_output, vision, reasoning, audio, web_search, embedding,
 *     rerank
 * @param contextWindow tokens, or null when unknown
 * @param maxOutputTokens tokens, or null when unknown or without token output
 * @param variants at least one
 */
public record Model(
        String id,
        String canonicalName,
        String family,
        List<String> aliases,
        Lifecycle lifecycle,
        @Nullable LocalDate deprecationDate,
        @Nullable LocalDate retirementDate,
        @Nullable String replacementModelId,
        @Nullable String description,
        List<String> modalities,
        List<String> capabilities,
        @Nullable Integer contextWindow,
        @Nullable Integer maxOutputTokens,
        List<ModelVariant> variants) {

    public Model {
        aliases = List.copyOf(aliases);
        modalities = List.copyOf(modalities);
        capabilities = List.copyOf(capabilities);
        variants = List.copyOf(variants);
    }

    public boolean supports(String capability) {
        return capabilities.contains(capability);
    }

    /** Whether the vendor has already switched this model off on {@code day}; the retirement day itself counts. */
    public boolean retiredOn(LocalDate day) {
        return lifecycle == Lifecycle.RETIRED || (retirementDate != null && !retirementDate.isAfter(day));
    }

    /** Whether to offer this model for new work on {@code day}: not announced to end, and someone serves it. */
    public boolean offeredOn(LocalDate day) {
        return lifecycle != Lifecycle.DEPRECATED
                && !retiredOn(day)
                && variants.stream().anyMatch(variant -> variant.availability() == Availability.AVAILABLE);
    }
}
