package io.restormel.keys.audit.ui;

import com.vaadin.flow.router.QueryParameters;
import io.restormel.keys.audit.AuditFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the audit page shows, as its address says; what an address says wrongly counts as not said. */
record AuditQuery(
        Period period, @Nullable String target, @Nullable String text) {

    /** How far back the list goes. */
    enum Period {
        ALL("All of it", Duration.ZERO),
        DAY("Last 24 hours", Duration.ofDays(1)),
        WEEK("Last 7 days", Duration.ofDays(7)),
        MONTH("Last 30 days", Duration.ofDays(30));

        private final String label;
        private final Duration length;

        Period(String label, Duration length) {
            this.label = label;
            this.length = length;
        }

        String label() {
            return label;
        }

        private String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static AuditQuery of(QueryParameters parameters) {
        var period = value(parameters, "range")
                .flatMap(wire -> Arrays.stream(Period.values())
                        .filter(each -> each.wire().equals(wire))
                        .findFirst())
                .orElse(Period.ALL);
        return new AuditQuery(
                period,
                value(parameters, "target").orElse(null),
                value(parameters, "q").orElse(null));
    }

    private static Optional<String> value(QueryParameters parameters, String name) {
        return parameters.getSingleParameter(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    QueryParameters parameters() {
        var all = new LinkedHashMap<String, String>();
        if (period != Period.ALL) {
            all.put("range", period.wire());
        }
        if (target != null) {
            all.put("target", target);
        }
        if (text != null) {
            all.put("q", text);
        }
        return QueryParameters.simple(all);
    }

    AuditFilter filter(Instant now) {
        return new AuditFilter(
                period == Period.ALL ? null : now.minus(period.length),
                null,
                null,
                null,
                target,
                null,
                null,
                null,
                text);
    }
}
