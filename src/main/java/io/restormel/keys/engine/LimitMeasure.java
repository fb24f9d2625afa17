package io.restormel.keys.engine;

import org.jspecify.annotations.Nullable;

/** What a limit counts. Amounts are whole numbers of a unit. */
public enum LimitMeasure {
    /** Cost by list price, in billionths of a US dollar. */
    COST("budget_cap", 9, "US dollars"),
    /** Input and output tokens. */
    TOKENS("token_cap", 0, "tokens"),
    /** Decisions. */
    REQUESTS("request_cap", 0, "requests"),
    /** Decisions too; a period is a minute unless said otherwise. */
    RATE("rate_limit", 0, "requests");

    private final String type;
    private final int decimals;
    private final String words;

    LimitMeasure(String type, int decimals, String words) {
        this.type = type;
        this.decimals = decimals;
        this.words = words;
    }

    /** The type of the policy. */
    public String type() {
        return type;
    }

    /** How many decimals of what people call the amount its unit is: 9 for dollars. */
    public int decimals() {
        return decimals;
    }

    /** What people count it in. */
    public String words() {
        return words;
    }

    /** Whether a decision itself uses it up, rather than the call that follows. */
    public boolean isSpentAtOnce() {
        return this == REQUESTS || this == RATE;
    }

    /** The measure of a type of policy; null when that is no limit. */
    public static @Nullable LimitMeasure ofType(String type) {
        for (LimitMeasure measure : values()) {
            if (measure.type.equals(type)) {
                return measure;
            }
        }
        return null;
    }
}
