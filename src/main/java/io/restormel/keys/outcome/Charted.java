package io.restormel.keys.outcome;

/** What a chart may show of reported calls besides how many they were. */
public enum Charted {
    COST,
    TOKENS,
    ERRORS,
    FALLBACKS,
    LATENCIES
}
