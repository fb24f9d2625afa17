package io.restormel.keys.engine;

import java.math.BigDecimal;
import java.util.List;

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

    /** Spend of a calendar month (UTC), in US dollars. Not counted by the engine: it never says no here. */
    record BudgetCap(BigDecimal limitUsd) implements PolicyRule {
        @Override
        public String type() {
            return "budget_cap";
        }
    }

    /** Input and output tokens of a calendar month (UTC). Not counted by the engine: it never says no here. */
    record TokenCap(long limit) implements PolicyRule {
        @Override
        public String type() {
            return "token_cap";
        }
    }

    /** A type this version does not know; it never says no, and the compiler warns about it. */
    record UnknownRule(String type) implements PolicyRule {}
}
