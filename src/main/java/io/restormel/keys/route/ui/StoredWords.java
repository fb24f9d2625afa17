package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people call the words that routes are stored with, such as {@code rate_limit}. */
final class StoredWords {

    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("any", "any"),
            Map.entry("error", "error"),
            Map.entry("rate_limit", "rateLimit"),
            Map.entry("timeout", "timeout"),
            Map.entry("no_key", "noKey"),
            Map.entry("policy_block", "policyBlock"),
            Map.entry("provider_error", "providerError"),
            Map.entry("fallback_chain", "fallbackChain"),
            Map.entry("user_preferred", "userPreferred"),
            Map.entry("vision", "vision"),
            Map.entry("tools", "tools"),
            Map.entry("reasoning", "reasoning"),
            Map.entry("web_search", "webSearch"),
            Map.entry("mon", "mon"),
            Map.entry("tue", "tue"),
            Map.entry("wed", "wed"),
            Map.entry("thu", "thu"),
            Map.entry("fri", "fri"),
            Map.entry("sat", "sat"),
            Map.entry("sun", "sun"),
            Map.entry("ingestion_extraction", "extraction"),
            Map.entry("ingestion_relations", "relations"),
            Map.entry("ingestion_grouping", "grouping"),
            Map.entry("ingestion_validation", "validation"),
            Map.entry("ingestion_remediation", "remediation"),
            Map.entry("ingestion_embedding", "embedding"),
            Map.entry("ingestion_json_repair", "jsonRepair"));

    private StoredWords() {}

    /** A word that nobody has translated, since the API takes others too, is made to look like one; null is blank. */
    static String of(@Nullable String stored) {
        if (stored == null || stored.isEmpty()) {
            return "";
        }
        var key = KEYS.get(stored);
        if (key != null) {
            return text("route.word." + key);
        }
        var readable = stored.replace('_', ' ');
        return Character.toUpperCase(readable.charAt(0)) + readable.substring(1);
    }
}
