package io.restormel.keys.credential.ui;

import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.CredentialMode;
import io.restormel.keys.credential.CredentialStatus;
import io.restormel.keys.credential.Reach;
import io.restormel.keys.credential.VerificationService;
import io.restormel.keys.credential.VerificationState;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import org.jspecify.annotations.Nullable;

/** Credentials in the words of the dashboard. */
final class CredentialWords {

    private CredentialWords() {}

    static String provider(String type, Catalog catalog) {
        return catalog.findProvider(type).map(found -> found.displayName()).orElse(type);
    }

    static String title(Credential credential, Catalog catalog) {
        var label = credential.label();
        return label == null ? provider(credential.providerType(), catalog) + " key" : label;
    }

    /** What can be shown of the key; never more than its last four characters. */
    static String key(Credential credential) {
        return switch (credential.mode()) {
            case SEALED -> "••••" + (credential.suffix() == null ? "" : credential.suffix());
            case REFERENCE -> "at “" + credential.reference() + "”";
            case HOST -> "with the host";
        };
    }

    static String mode(CredentialMode mode) {
        return switch (mode) {
            case SEALED -> "Keep it here, sealed";
            case REFERENCE -> "A name in our own secret store";
            case HOST -> "The app holds it";
        };
    }

    static String explanation(CredentialMode mode) {
        return switch (mode) {
            case SEALED -> "Encrypted, verified daily, and handed out one decision at a time.";
            case REFERENCE -> "Only the name is kept here, such as a vault path.";
            case HOST -> "Steps of this provider count as having a key.";
        };
    }

    static String reach(Reach reach) {
        return switch (reach) {
            case WORKSPACE -> "Every project";
            case BOUND -> "Only where it is bound";
        };
    }

    static StatusBadge status(CredentialStatus status) {
        return switch (status) {
            case ACTIVE -> new StatusBadge("Active", Tone.SUCCESS);
            case PAUSED -> new StatusBadge("Paused", Tone.WARNING);
            case REVOKED -> new StatusBadge("Revoked", Tone.DANGER);
        };
    }

    static StatusBadge verification(Credential credential) {
        var state = credential.verification().state();
        if (state == null) {
            return new StatusBadge("Held by the app", Tone.NEUTRAL);
        }
        return switch (state) {
            case PENDING -> new StatusBadge("Not verified yet", Tone.INFO);
            case VERIFIED -> new StatusBadge("Verified", Tone.SUCCESS);
            case FAILED -> new StatusBadge("Refused by the provider", Tone.DANGER);
            case REFERENCE_ONLY -> new StatusBadge("Reference", Tone.NEUTRAL);
        };
    }

    /** The last answer of the provider in words; empty when it was a plain yes or there is none. */
    static String answer(@Nullable String code) {
        return switch (code) {
            case null -> "";
            case "valid" -> "";
            case "invalid" -> "The provider does not accept this key.";
            case "no_quota" -> "The provider accepts the key but has no quota left for it.";
            case "wrong_project" -> "The key may not use this project at the provider.";
            case "network" -> "The provider could not be reached; the last known state stays.";
            case "unsupported" -> "There is no way to verify keys of this provider.";
            case "refused_address" -> "The address may not be called from here.";
            default -> code;
        };
    }

    /** Says in the corner of the window what a verification came to. */
    static void tell(VerificationService.Outcome outcome) {
        if (outcome.credential().verification().state() == VerificationState.FAILED) {
            Notices.warning(outcome.detail());
        } else {
            Notices.success(outcome.detail());
        }
    }
}
