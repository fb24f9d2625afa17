package io.restormel.keys.credential;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A provider's key, without its secret. Immutable.
 *
 * @param providerType canonical
 * @param label what people call it, at most 120 characters; null when it has none
 * @param reference name in the host's secret store, for mode {@code reference}; else null
 * @param baseUrl address in place of the provider's own; null for the provider's own
 * @param suffix the secret's last four characters; null when it is too short, or not held here
 * @param previousUntil until when the replaced secret is kept; null when there is none
 * @param revision counts edits, from 1; an edit names the one it was made on
 * @param lastUsedAt when last handed out or used for a call; null when never
 * @param removedAt since when it is removed; null while it is not
 */
public record Credential(
        UUID id,
        Owner owner,
        String providerType,
        @Nullable String label,
        CredentialMode mode,
        @Nullable String reference,
        @Nullable URI baseUrl,
        CredentialStatus status,
        Reach reach,
        Verification verification,
        @Nullable String suffix,
        @Nullable Instant previousUntil,
        Terms terms,
        long revision,
        @Nullable String createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant removedAt) {

    private static final Duration LONG_UNUSED = Duration.ofDays(30);

    /** May a call be made with it? One that failed verification serves while the secret before it is still kept. */
    public boolean usable() {
        return status == CredentialStatus.ACTIVE
                && removedAt == null
                && (verification.state() != VerificationState.FAILED || previousUntil != null);
    }

    /** May it be used for this model of this provider, as far as it says itself? */
    public boolean serves(String provider, String modelId) {
        var models = terms.allowedModels();
        return usable()
                && providerType.equals(provider)
                && (models.isEmpty() || models.stream().anyMatch(each -> matches(each, modelId)));
    }

    private static boolean matches(String pattern, String model) {
        var parts = new ArrayList<String>();
        for (var part : pattern.split("\\*", -1)) {
            parts.add(Pattern.quote(part));
        }
        return Pattern.matches(String.join(".*", parts), model);
    }

    /** Has it gone 30 days without being used, since it was added? */
    public boolean longUnused(Instant now) {
        var since = lastUsedAt == null ? createdAt : lastUsedAt;
        return since.plus(LONG_UNUSED).isBefore(now);
    }

    /** Such as {@code openai ••••abcd}; null unless the secret is held here. */
    public @Nullable String masked() {
        return mode == CredentialMode.SEALED ? providerType + " ••••" + (suffix == null ? "" : suffix) : null;
    }

    Credential edited(CredentialEdit edit, Instant now) {
        return new Credential(
                id,
                owner,
                providerType,
                edit.label(),
                mode,
                edit.reference(),
                edit.baseUrl(),
                edit.status(),
                edit.reach(),
                verification,
                suffix,
                previousUntil,
                edit.terms(),
                revision,
                createdBy,
                createdAt,
                now,
                lastUsedAt,
                removedAt);
    }

    /** With another secret, of which nothing is known yet. */
    Credential resealed(@Nullable URI address, @Nullable String shown, @Nullable Instant oldUntil, Instant now) {
        return new Credential(
                id,
                owner,
                providerType,
                label,
                mode,
                reference,
                address,
                status,
                reach,
                Verification.of(mode, now),
                shown,
                oldUntil,
                terms,
                revision,
                createdBy,
                createdAt,
                now,
                lastUsedAt,
                removedAt);
    }

    /** @param at null to undo it */
    Credential removed(@Nullable Instant at, Instant now) {
        return new Credential(
                id,
                owner,
                providerType,
                label,
                mode,
                reference,
                baseUrl,
                status,
                reach,
                verification,
                suffix,
                previousUntil,
                terms,
                revision,
                createdBy,
                createdAt,
                now,
                lastUsedAt,
                at);
    }
}
