package io.restormel.keys.engine;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy demands. Entries of the lists may hold {@code *} for any run of characters. Model ids compare exactly;
 * providers by {@link Providers#canonical}, so every spelling of one provider is the same entry.
 */
public sealed interface PolicyRule {

    /** Its name in JSON, such as {@code model_allowlist}. */
    String type();

    /** Only these models; an empty list allows all. */
    record ModelAllowlist(List<String> modelIds) implements PolicyRule {
        public ModelAllowlist {
            modelIds = List.copyOf(modelIds);
        }

        @Override
        public String type() {
            return "model_allowlist";
        }
    }

    /** None of these models. */
    record ModelDenylist(List<String> modelIds) implements PolicyRule {
        public ModelDenylist {
            modelIds = List.copyOf(modelIds);
        }

        @Override
        public String type() {
            return "model_denylist";
        }
    }

    /** Only these providers; an empty list allows all. */
    record ProviderAllowlist(List<String> providerTypes) implements PolicyRule {
        public ProviderAllowlist {
            providerTypes = List.copyOf(providerTypes);
        }

        @Override
        public String type() {
            return "provider_allowlist";
        }
    }

    /** None of these providers. */
    record ProviderDenylist(List<String> providerTypes) implements PolicyRule {
        public ProviderDenylist {
            providerTypes = List.copyOf(providerTypes);
        }

        @Override
        public String type() {
            return "provider_denylist";
        }
    }

    /** No model that is deprecated or retired, by state or because its date has come. */
    record DeprecatedModelBlock() implements PolicyRule {
        @Override
        public String type() {
            return "deprecated_model_block";
        }
    }

    /**
     * What calls may use in a period. Where it is bound it counts for itself.
     *
     * @param limit in what {@link LimitMeasure#words()} says; null means that it only counts, 0 that nothing is allowed
     * @param timeZone of the calendar
     * @param thresholds percent of the limit, ascending, at which something is told
     * @param allowUnpriced whether an enforced limit of cost lets models pass whose price nobody knows
     */
    record UsageLimit(
            LimitMeasure measure,
            @Nullable BigDecimal limit,
            LimitPeriod period,
            ZoneId timeZone,
            LimitMode mode,
            List<Integer> thresholds,
            boolean allowUnpriced)
            implements PolicyRule {

        /** Unless said otherwise. */
        public static final List<Integer> THRESHOLDS = List.of(50, 80, 100);

        public UsageLimit {
            limit = limit == null ? null : normal(limit);
            thresholds = List.copyOf(thresholds);
        }

        /** Enforced, by the calendar of UTC: a month, or a minute for a rate. */
        public UsageLimit(LimitMeasure measure, @Nullable BigDecimal limit) {
            this(measure, limit, usualPeriod(measure), ZoneOffset.UTC, LimitMode.ENFORCE, THRESHOLDS, false);
        }

        @Override
        public String type() {
            return measure.type();
        }

        /** The period of a limit that names none. */
        public static LimitPeriod usualPeriod(LimitMeasure measure) {
            return measure == LimitMeasure.RATE ? LimitPeriod.MINUTE : LimitPeriod.MONTH;
        }

        private static BigDecimal normal(BigDecimal limit) {
            BigDecimal stripped = limit.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }

    /** A type this version does not know; it never says no, and the compiler warns about it. */
    record UnknownRule(String type) implements PolicyRule {}
}
