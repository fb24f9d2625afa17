package io.restormel.keys.usage;

/** Told of each decision on the request's own thread, before it is queued; must be quick and must not throw. */
@FunctionalInterface
public interface DecisionObserver {

    void decided(UsageEvent event);
}
