package io.restormel.keys.audit.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.router.QueryParameters;
import io.restormel.keys.audit.AuditFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the audit page shows, as its address says; what an address says wrongly counts as not said. */
record AuditQuery(
        Period period, @Nullable String target, @Nullable String words) {

    /** How far back the list goes. */
    enum Period {
        ALL(Duration.ZERO),
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7)),
        MONTH(Duration.ofDays(30));

        private final Duration length;

        Period(Duration length) {
            this.length = length;
        }

        String label() {
            return text("audit.period." + wire());
        }

        private String wire() {
            return name().toLowerCase(Locale.ROOT);
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
        if (words != null) {
            all.put("q", words);
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
                words);
    }
}
