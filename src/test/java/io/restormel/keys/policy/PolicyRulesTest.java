package io.restormel.keys.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.restormel.keys.engine.LimitMeasure;
import io.restormel.keys.engine.LimitMode;
import io.restormel.keys.engine.LimitPeriod;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.platform.ApplicationException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRulesTest {

    @Test
    void every_type_reads_what_it_writes() {
        var rules = List.of(
                new PolicyRule.ModelAllowlist(List.of("gpt-4o*", "claude-sonnet-5")),
                new PolicyRule.ModelDenylist(List.of("gpt-3.5-turbo")),
                new PolicyRule.ProviderAllowlist(List.of("openai")),
                new PolicyRule.ProviderDenylist(List.of("vertex", "*azure*")),
                new PolicyRule.DeprecatedModelBlock(),
                new PolicyRule.UsageLimit(
                        LimitMeasure.COST,
                        new BigDecimal("99.5"),
                        LimitPeriod.rolling(Duration.ofHours(1)),
                        ZoneId.of("Europe/Berlin"),
                        LimitMode.WARN,
                        List.of(10, 90),
                        true),
                new PolicyRule.UsageLimit(LimitMeasure.TOKENS, new BigDecimal(1_000_000)),
                new PolicyRule.UsageLimit(LimitMeasure.REQUESTS, null),
                new PolicyRule.UsageLimit(LimitMeasure.RATE, BigDecimal.TEN));

        assertThat(rules)
                .allSatisfy(rule -> assertThat(PolicyRules.read(rule.type(), PolicyRules.write(rule)))
                        .isEqualTo(rule));
        assertThat(rules).extracting(PolicyRule::type).containsExactlyElementsOf(PolicyRules.TYPES);
    }

    @Test
    void a_limit_says_no_more_than_what_is_unusual() {
        assertThat(PolicyRules.write(new PolicyRule.UsageLimit(LimitMeasure.COST, new BigDecimal("100.00")))
                        .toString())
                .isEqualTo("{\"limit\":100}");
        assertThat(PolicyRules.write(read("rate_limit", "{\"limit\":null,\"period\":\"minute\"}"))
                        .toString())
                .isEqualTo("{\"limit\":null}");
    }

    @Test
    void the_snake_case_spelling_reads_the_same() {
        assertThat(read("model_allowlist", "{\"model_ids\":[\"gpt-4o\"]}"))
                .isEqualTo(new PolicyRule.ModelAllowlist(List.of("gpt-4o")));
        assertThat(read("provider_denylist", "{\"provider_types\":[\"google\"]}"))
                .isEqualTo(new PolicyRule.ProviderDenylist(List.of("google")));
    }

    @Test
    void entries_are_trimmed_and_kept_once() {
        assertThat(read("model_denylist", "{\"modelIds\":[\" gpt-4o \",\"gpt-4o\",\"o*\"]}"))
                .isEqualTo(new PolicyRule.ModelDenylist(List.of("gpt-4o", "o*")));
    }

    @Test
    void a_list_that_is_left_out_is_empty() {
        assertThat(PolicyRules.read("model_allowlist", null)).isEqualTo(new PolicyRule.ModelAllowlist(List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "model_allowlist; {\"models\":[]}; ruleDefinition.models",
                "model_allowlist; {\"modelIds\":\"gpt-4o\"}; ruleDefinition.modelIds",
                "model_denylist; {\"modelIds\":[\"a\",7]}; ruleDefinition.modelIds[1]",
                "model_denylist; {\"modelIds\":[\" \"]}; ruleDefinition.modelIds[0]",
                "model_denylist; {\"modelIds\":[],\"model_ids\":[]}; ruleDefinition.model_ids",
                "provider_allowlist; {\"modelIds\":[]}; ruleDefinition.modelIds",
                "provider_denylist; {\"providerTypes\":{}}; ruleDefinition.providerTypes",
                "deprecated_model_block; {\"modelIds\":[]}; ruleDefinition.modelIds",
                "budget_cap; {}; ruleDefinition.limit",
                "budget_cap; {\"limit\":-1}; ruleDefinition.limit",
                "budget_cap; {\"limit\":\"100\"}; ruleDefinition.limit",
                "budget_cap; {\"limit\":1e400}; ruleDefinition.limit",
                "budget_cap; {\"capUsd\":100}; ruleDefinition.capUsd",
                "token_cap; {\"limit\":1.5}; ruleDefinition.limit",
                "token_cap; {\"limit\":-1}; ruleDefinition.limit",
                "budget_cap; {\"limit\":1,\"period\":\"year\"}; ruleDefinition.period",
                "budget_cap; {\"limit\":1,\"period\":\"rolling:PT1S\"}; ruleDefinition.period",
                "budget_cap; {\"limit\":1,\"timeZone\":\"Mars\"}; ruleDefinition.timeZone",
                "budget_cap; {\"limit\":1,\"mode\":\"off\"}; ruleDefinition.mode",
                "budget_cap; {\"limit\":1,\"thresholds\":[0]}; ruleDefinition.thresholds",
                "token_cap; {\"limit\":1,\"allowUnpriced\":true}; ruleDefinition.allowUnpriced",
                "model_allowlist; []; ruleDefinition"
            })
    void a_refusal_names_its_field(String type, String definition, String field) {
        var refused = catchThrowableOfType(ApplicationException.Invalid.class, () -> read(type, definition));

        assertThat(refused.details()).containsEntry("field", field);
        assertThat(refused.getMessage()).startsWith(field);
    }

    @Test
    void more_than_500_entries_are_refused() {
        var items = IntStream.range(0, 501).mapToObj(i -> "m" + i).toList();
        var definition = PolicyRules.write(new PolicyRule.ModelDenylist(items));

        var refused = catchThrowableOfType(
                ApplicationException.Invalid.class, () -> PolicyRules.read("model_denylist", definition));

        assertThat(refused.details()).containsEntry("field", "ruleDefinition.modelIds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"environment_restriction", "privacy_constraint", "downstream_exposure", "modelAllowlist"})
    void a_type_that_would_never_block_is_refused_with_those_that_do(String type) {
        var refused = catchThrowableOfType(ApplicationException.Invalid.class, () -> read(type, "{}"));

        assertThat(refused.code()).isEqualTo("invalid_policy_type");
        assertThat(refused.details()).containsEntry("allowed", PolicyRules.TYPES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "privacy_constraint; {}",
                "budget_cap; {\"limit\":\"a lot\"}",
                "model_allowlist; {\"models\":[\"x\"]}",
                "model_allowlist; []",
                "model_allowlist; not json"
            })
    void a_stored_rule_that_cannot_be_read_is_unknown_and_breaks_nothing(String type, String definition) {
        assertThat(PolicyRules.stored(type, definition)).isEqualTo(new PolicyRule.UnknownRule(type));
    }

    private static PolicyRule read(String type, String definition) {
        return PolicyRules.read(type, PolicyRules.parse(definition));
    }
}
