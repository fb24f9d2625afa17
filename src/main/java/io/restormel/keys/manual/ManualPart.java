package io.restormel.keys.manual;

import java.util.List;

/** The chapters of the documentation, in the order they are read. */
public enum ManualPart {
    START("first-request", "concepts", "dashboard", "troubleshooting"),
    GOVERN(
            "routes",
            "conditions",
            "policies",
            "budgets",
            "gateway-keys",
            "credentials",
            "models",
            "outcomes",
            "health"),
    AUTOMATE("api", "safe-writes", "webhooks", "configuration-as-code", "command-line", "secret-scanning"),
    EMBED("embedding", "widget-sessions"),
    /** All that no other chapter names. */
    RUN("operations", "backup", "secrets", "monitoring", "audit", "compatibility", "architecture");

    private final List<String> slugs;

    ManualPart(String... slugs) {
        this.slugs = List.of(slugs);
    }

    static ManualPart of(String slug) {
        for (var part : values()) {
            if (part.slugs.contains(slug)) {
                return part;
            }
        }
        return RUN;
    }

    /** Where the page stands in its chapter; those not named come last. */
    int place(String slug) {
        int place = slugs.indexOf(slug);
        return place < 0 ? slugs.size() : place;
    }
}
