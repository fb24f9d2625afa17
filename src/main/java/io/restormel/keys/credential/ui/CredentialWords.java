package io.restormel.keys.credential.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.CredentialMode;
import io.restormel.keys.credential.CredentialStatus;
import io.restormel.keys.credential.Reach;
import io.restormel.keys.credential.VerificationService;
import io.restormel.keys.credential.VerificationState;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.platform.ui.Texts;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Credentials in the words of the dashboard. */
final class CredentialWords {

    private CredentialWords() {}

    static String provider(String type, Catalog catalog) {
        return catalog.findProvider(type).map(found -> found.displayName()).orElse(type);
    }

    static String title(Credential credential, Catalog catalog) {
        var label = credential.label();
        return label == null ? text("credential.unlabelled", provider(credential.providerType(), catalog)) : label;
    }

    /** What can be shown of the key; never more than its last four characters. */
    static String key(Credential credential) {
        return switch (credential.mode()) {
            case SEALED -> "••••" + (credential.suffix() == null ? "" : credential.suffix());
            case REFERENCE -> text("credential.keptAt", credential.reference());
            case HOST -> text("credential.keptByHost");
        };
    }

    static String mode(CredentialMode mode) {
        return text("credential.mode." + mode.name().toLowerCase(Locale.ROOT));
    }

    static String explanation(CredentialMode mode) {
        return text("credential.explanation." + mode.name().toLowerCase(Locale.ROOT));
    }

    static String reach(Reach reach) {
        return text("credential.reach." + reach.name().toLowerCase(Locale.ROOT));
    }

    static StatusBadge status(CredentialStatus status) {
        return switch (status) {
            case ACTIVE -> new StatusBadge(text("credential.state.active"), Tone.SUCCESS);
            case PAUSED -> new StatusBadge(text("credential.state.paused"), Tone.WARNING);
            case REVOKED -> new StatusBadge(text("credential.state.revoked"), Tone.DANGER);
        };
    }

    static StatusBadge verification(Credential credential) {
        var state = credential.verification().state();
        if (state == null) {
            return new StatusBadge(text("credential.state.host"), Tone.NEUTRAL);
        }
        return switch (state) {
            case PENDING -> new StatusBadge(text("credential.state.pending"), Tone.INFO);
            case VERIFIED -> new StatusBadge(text("credential.state.verified"), Tone.SUCCESS);
            case FAILED -> new StatusBadge(text("credential.state.failed"), Tone.DANGER);
            case REFERENCE_ONLY -> new StatusBadge(text("credential.state.reference"), Tone.NEUTRAL);
        };
    }

    /** The last answer of the provider in words; empty when it was a plain yes or there is none. */
    static String answer(@Nullable String code) {
        return switch (code) {
            case null -> "";
            case "valid" -> "";
            case "invalid" -> text("credential.answer.invalid");
            case "no_quota" -> text("credential.answer.noQuota");
            case "wrong_project" -> text("credential.answer.wrongProject");
            case "network" -> text("credential.answer.network");
            case "unsupported" -> text("credential.answer.unsupported");
            case "refused_address" -> text("credential.answer.refusedAddress");
            default -> code;
        };
    }

    /** An amount with as many decimals as it has. */
    static String usd(BigDecimal amount) {
        return text(
                "credential.usd", String.format(Texts.language(), "%." + Math.max(0, amount.scale()) + "f", amount));
    }

    /** Without the zeros that the database fills up with. */
    static @Nullable BigDecimal plain(@Nullable BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Says in the corner of the window what a verification came to; what went wrong in the words of the service. */
    static void tell(VerificationService.Outcome outcome) {
        var verification = outcome.credential().verification();
        if (verification.state() == VerificationState.FAILED) {
            Notices.warning(Phrases.of(outcome.detail()));
        } else {
            Notices.success(
                    "valid".equals(verification.code())
                            ? text("credential.answer.valid")
                            : Phrases.of(outcome.detail()));
        }
    }
}
