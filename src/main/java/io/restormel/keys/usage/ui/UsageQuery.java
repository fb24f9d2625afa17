package io.restormel.keys.usage.ui;

import com.vaadin.flow.router.QueryParameters;
import io.restormel.keys.outcome.Dimension;
import io.restormel.keys.usage.UsageRange;

/** What the usage page shows, as its address says. */
record UsageQuery(UsageRange range, CallChoice calls) {

    static final UsageQuery FIRST = new UsageQuery(UsageRange.DAY, CallChoice.FIRST);

    static UsageQuery of(QueryParameters parameters) {
        var address = new Address(parameters);
        return new UsageQuery(
                address.text("range").flatMap(UsageRange::ofWire).orElse(UsageRange.DAY),
                new CallChoice(
                        address.text("by")
                                .flatMap(Dimension::ofWire)
                                .filter(by -> by != Dimension.ALL)
                                .orElse(CallChoice.FIRST.by()),
                        address.text("measure").flatMap(Measure::ofWire).orElse(CallChoice.FIRST.measure()),
                        address.text("value").orElse(null)));
    }

    QueryParameters parameters() {
        return new Address()
                .with("range", range == UsageRange.DAY ? null : range.wire())
                .with(
                        "by",
                        calls.by() == CallChoice.FIRST.by() ? null : calls.by().wire())
                .with(
                        "measure",
                        calls.measure() == CallChoice.FIRST.measure()
                                ? null
                                : calls.measure().wire())
                .with("value", calls.value())
                .parameters();
    }

    UsageQuery withRange(UsageRange other) {
        return new UsageQuery(other, calls);
    }

    UsageQuery withCalls(CallChoice other) {
        return new UsageQuery(range, other);
    }

    /** The requests behind what is shown; of tags no request knows, hence all of the period. */
    RequestQuery requests() {
        var all = RequestQuery.FIRST.withRange(range);
        return calls.value() == null ? all : all.only(calls.by(), calls.value());
    }
}
