package io.restormel.keys.engine;

/** What a condition looks at: one request, one candidate, one instant in epoch milliseconds. */
record Asking(ResolveRequest request, CompiledRoute route, Candidate candidate, long nowMillis) {}
