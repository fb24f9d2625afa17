package io.restormel.keys.credential;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads request bodies about credentials. */
final class CredentialBody {

    private static final int MAX_MODELS = 200;
    private static final int MAX_MODEL = 200;
    private static final int MAX_ORDER = 1_000_000;
    private static final int MAX_CAP_DIGITS = 12;

    private static final Set<String> TERMS = Set.of("orderIndex", "weight", "allowedModels", "monthlyCapUsd");
    private static final Set<String> NEW =
            with(TERMS, "providerType", "label", "secret", "reference", "baseUrl", "reach");
    private static final Set<String> EDIT = with(TERMS, "label", "status", "reference", "baseUrl", "reach", "revision");

    private CredentialBody() {}

    /** Those for keys, and those that {@link CredentialCheck} refuses a key with a code of its own. */
    private static final Set<String> MAY_HOLD_KEYS =
            Set.of("secret", "apiKey", "label", "displayName", "reference", "credentialRef");

    private static Set<String> with(Set<String> some, String... more) {
        return java.util.stream.Stream.concat(some.stream(), Arrays.stream(more))
                .collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> some, String one) {
        return some.stream().filter(each -> !each.equals(one)).collect(Collectors.toSet());
    }

    static JsonBody read(@Nullable JsonNode json, Set<String> fields) {
        return JsonBody.ofOptional(json, fields, MAY_HOLD_KEYS);
    }

    /** The caller closes its secret. */
    static NewCredential create(@Nullable JsonNode json) {
        return create(read(json, NEW));
    }

    /** What an end user brings reaches where the end user does. */
    static NewCredential createOfEndUser(@Nullable JsonNode json) {
        return create(read(json, without(NEW, "reach")));
    }

    private static NewCredential create(JsonBody body) {
        // An unset variable in a script must not say that the app holds the key.
        refuseBlank(body, "secret");
        refuseBlank(body, "reference");
        return new NewCredential(
                body.requiredText("providerType", 60),
                body.text("label", CredentialCheck.MAX_LABEL),
                secret(body, "secret"),
                body.text("reference", CredentialCheck.MAX_REFERENCE),
                baseUrl(body),
                word(body, "reach", Reach.class, Reach.WORKSPACE),
                terms(body, Terms.DEFAULT));
    }

    private static void refuseBlank(JsonBody body, String field) {
        var given = body.raw(field);
        if (given != null && given.isString() && given.stringValue().isBlank()) {
            throw ApplicationException.invalid(field, "must not be empty; leave it out when the app holds the key");
        }
    }

    record Edit(@Nullable Long revision, CredentialEdit edit) {}

    static Edit edit(@Nullable JsonNode json, Credential before) {
        var body = read(json, before.owner().isEndUser() ? without(EDIT, "reach") : EDIT);
        return new Edit(
                revision(body),
                new CredentialEdit(
                        body.has("label") ? body.text("label", CredentialCheck.MAX_LABEL) : before.label(),
                        word(body, "status", CredentialStatus.class, before.status()),
                        word(body, "reach", Reach.class, before.reach()),
                        body.has("reference")
                                ? body.text("reference", CredentialCheck.MAX_REFERENCE)
                                : before.reference(),
                        body.has("baseUrl") ? baseUrl(body) : before.baseUrl(),
                        terms(body, before.terms())));
    }

    record Replacement(
            @Nullable Long revision,
            ProviderSecret secret,
            @Nullable URI baseUrl,
            Duration overlap) {}

    static Replacement replacement(@Nullable JsonNode json) {
        var body = read(json, Set.of("secret", "overlapSeconds", "baseUrl", "revision"));
        var overlap = body.longInteger("overlapSeconds", 0, CredentialKeeper.LONGEST_OVERLAP.toSeconds());
        var revision = revision(body);
        var baseUrl = baseUrl(body);
        var secret = secret(body, "secret");
        if (secret == null) {
            throw ApplicationException.invalid("secret", "is required");
        }
        return new Replacement(revision, secret, baseUrl, Duration.ofSeconds(overlap == null ? 0 : overlap));
    }

    static @Nullable Long revision(JsonBody body) {
        return body.longInteger("revision", 1, Long.MAX_VALUE);
    }

    static @Nullable ProviderSecret secret(JsonBody body, String field) {
        var text = body.text(field, CredentialCheck.MAX_SECRET);
        return text == null ? null : ProviderSecret.of(text);
    }

    private static @Nullable URI baseUrl(JsonBody body) {
        var text = body.text("baseUrl", CredentialCheck.MAX_URL);
        return text == null ? null : CredentialCheck.url(text);
    }

    private static Terms terms(JsonBody body, Terms before) {
        var order = body.integer("orderIndex", 0, MAX_ORDER);
        var weight = body.integer("weight", 1, MAX_ORDER);
        var cap = body.decimal("monthlyCapUsd");
        return new Terms(
                order == null ? before.orderIndex() : order,
                weight == null ? before.weight() : weight,
                body.has("allowedModels") ? body.texts("allowedModels", MAX_MODELS, MAX_MODEL) : before.allowedModels(),
                body.has("monthlyCapUsd") ? checked(cap) : before.monthlyCapUsd());
    }

    private static @Nullable BigDecimal checked(@Nullable BigDecimal cap) {
        if (cap != null
                && ((long) cap.precision() - cap.scale() > MAX_CAP_DIGITS
                        || cap.stripTrailingZeros().scale() > 6)) {
            throw ApplicationException.invalid(
                    "monthlyCapUsd", "must be below a million million dollars, with at most 6 decimals");
        }
        return cap == null ? null : cap.stripTrailingZeros();
    }

    static <E extends Enum<E>> E word(JsonBody body, String field, Class<E> words, E otherwise) {
        var text = body.text(field, 60);
        if (text == null) {
            return otherwise;
        }
        for (var each : words.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return each;
            }
        }
        throw ApplicationException.invalid(
                field,
                "must be one of "
                        + Arrays.stream(words.getEnumConstants())
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
    }
}
