package io.restormel.keys.credential;

import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.engine.Providers;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.StorableText;
import io.restormel.keys.provider.BaseUrlCheck;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a credential may look like. */
@Component
class CredentialCheck {

    static final int MAX_LABEL = 120;
    static final int MAX_REFERENCE = 300;
    static final int MAX_END_USER = 200;
    static final int MAX_SECRET = 8_000;
    static final int MAX_URL = 500;

    private static final Pattern LOOKS_LIKE_A_KEY =
            Pattern.compile("(?i)^\\s*(sk-|rk[cmw]?_|AIza|gsk_|xai-|pplx-|r8_|hf_)\\S{12,}");
    private static final Pattern OUR_KEY = Pattern.compile("^rk[cmw]?_");

    private final ObjectProvider<BaseUrlCheck> addresses;
    private final CatalogService catalog;

    CredentialCheck(ObjectProvider<BaseUrlCheck> addresses, CatalogService catalog) {
        this.addresses = addresses;
        this.catalog = catalog;
    }

    /** The canonical spelling of any. What the catalogue does not know no step can have, and a misspelt one serves nothing. */
    String provider(String given) {
        var known = catalog.current();
        return known.findProvider(given)
                .or(() -> known.findProvider(Providers.canonical(given)))
                .map(found -> Providers.canonical(found.id()))
                .orElseThrow(() -> ApplicationException.invalid(
                        "providerType", "must be a provider of the catalogue, such as openai"));
    }

    /** People paste keys into the wrong field; what stands in these is shown to everyone. */
    static @Nullable String shown(String field, @Nullable String text, int maxLength) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var stripped = text.strip();
        if (stripped.length() > maxLength) {
            throw ApplicationException.invalid(field, "must have at most " + maxLength + " characters");
        }
        if (LOOKS_LIKE_A_KEY.matcher(stripped).find() || StorableText.problemOfSetting(stripped) != null) {
            throw new ApplicationException.Invalid(
                    "invalid_" + (field.equals("label") || field.equals("displayName") ? "label" : "reference"),
                    "The " + field + " looks like a key; it is shown to everyone in the workspace",
                    Map.of("field", field));
        }
        return stripped;
    }

    static void secret(ProviderSecret secret) {
        var chars = secret.chars();
        try {
            if (chars.length == 0 || chars.length > MAX_SECRET) {
                throw ApplicationException.invalid("secret", "must have 1 to " + MAX_SECRET + " characters");
            }
            if (OUR_KEY.matcher(java.nio.CharBuffer.wrap(chars)).find()) {
                throw ApplicationException.invalid("secret", "is a key of this product, not of a provider");
            }
        } finally {
            java.util.Arrays.fill(chars, '\0');
        }
    }

    static URI url(String text) {
        try {
            return new URI(text);
        } catch (java.net.URISyntaxException _) {
            throw ApplicationException.invalid("baseUrl", "is not an address");
        }
    }

    /** Without somebody who can tell a safe address, none is allowed. */
    void baseUrl(@Nullable URI baseUrl) {
        if (baseUrl == null) {
            return;
        }
        var check = addresses.getIfAvailable();
        var problem = check == null ? "Custom addresses are not available here" : check.problem(baseUrl);
        if (problem != null) {
            throw new ApplicationException.Invalid("invalid_base_url", problem, Map.of("field", "baseUrl"));
        }
    }
}
