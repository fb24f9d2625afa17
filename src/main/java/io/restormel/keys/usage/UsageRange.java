package io.restormel.keys.usage;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A period up to now, in equal parts of UTC; the last part is the one that is under way. */
public enum UsageRange {
    DAY("24h", "24 hours", ChronoUnit.HOURS, 24),
    WEEK("7d", "7 days", ChronoUnit.DAYS, 7),
    MONTH("30d", "30 days", ChronoUnit.DAYS, 30),
    QUARTER("90d", "90 days", ChronoUnit.DAYS, 90);

    private final String wire;
    private final String label;
    private final ChronoUnit bucket;
    private final int buckets;

    UsageRange(String wire, String label, ChronoUnit bucket, int buckets) {
        this.wire = wire;
        this.label = label;
        this.bucket = bucket;
        this.buckets = buckets;
    }

    /** The short form in addresses: {@code 24h}. */
    public String wire() {
        return wire;
    }

    public String label() {
        return label;
    }

    /** {@code HOURS} or {@code DAYS}. */
    public ChronoUnit bucket() {
        return bucket;
    }

    /** The starts of the parts, ascending. */
    public List<Instant> buckets(Instant now) {
        var start = start(now);
        return IntStream.range(0, buckets).mapToObj(i -> start.plus(i, bucket)).toList();
    }

    /** As {@link #buckets(Instant)}, but days are those of the zone. */
    public List<Instant> buckets(Instant now, ZoneId zone) {
        if (bucket == ChronoUnit.HOURS) {
            return buckets(now);
        }
        var today = now.atZone(zone).toLocalDate();
        return IntStream.range(0, buckets)
                .mapToObj(i ->
                        today.minusDays(buckets - 1L - i).atStartOfDay(zone).toInstant())
                .toList();
    }

    /** End of the last part, exclusive. */
    public Instant end(Instant lastStart, ZoneId zone) {
        return lastStart.atZone(zone).plus(1, bucket).toInstant();
    }

    /** Start of the period of the same length that ends where this one starts. */
    public Instant before(Instant start, ZoneId zone) {
        return start.atZone(zone).minus(buckets, bucket).toInstant();
    }

    /** Start of the first part. */
    public Instant start(Instant now) {
        return now.truncatedTo(bucket).minus(buckets - 1L, bucket);
    }

    public static Optional<UsageRange> ofWire(String wire) {
        return Arrays.stream(values()).filter(range -> range.wire.equals(wire)).findFirst();
    }
}
