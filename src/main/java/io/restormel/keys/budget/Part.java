package io.restormel.keys.budget;

import io.restormel.keys.engine.LimitMeasure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a call takes of one count.
 *
 * @param amount in units of the measure
 * @param bucketMillis how finely a rolling count forgets; 0 for others
 */
record Part(CountId count, LimitMeasure measure, long amount, long bucketMillis) {

    private static final String BETWEEN = ";";
    private static final String WITHIN = ",";

    BigDecimal decimal() {
        return decimal(measure, amount);
    }

    static BigDecimal decimal(LimitMeasure measure, long amount) {
        return BigDecimal.valueOf(amount, measure.decimals());
    }

    /** As one text: a decision has few parts, and is one row. */
    static String write(List<Part> parts) {
        return parts.stream()
                .map(part -> String.join(
                        WITHIN,
                        part.count.counterId().toString(),
                        Long.toString(part.count.startMillis()),
                        part.measure.name(),
                        Long.toString(part.amount),
                        Long.toString(part.bucketMillis)))
                .collect(Collectors.joining(BETWEEN));
    }

    static List<Part> read(String text) {
        var parts = new ArrayList<Part>();
        for (var each : text.isEmpty() ? new String[0] : text.split(BETWEEN, -1)) {
            var fields = each.split(WITHIN, -1);
            parts.add(new Part(
                    new CountId(UUID.fromString(fields[0]), Long.parseLong(fields[1])),
                    LimitMeasure.valueOf(fields[2]),
                    Long.parseLong(fields[3]),
                    Long.parseLong(fields[4])));
        }
        return parts;
    }
}
