package io.restormel.keys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ConditionParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1} | conditionBlock.a",
                "{'all':[]} | conditionBlock.all",
                "{'any':[{}]} | conditionBlock.any[0]",
                "{'any':[{'needs':['vision']},{'attribute':'task','operator':'like','value':1}]} | conditionBlock.any[1].operator",
                "{'attribute':'nothing','operator':'eq','value':1} | conditionBlock.attribute",
                "{'attribute':'tag.','operator':'eq','value':1} | conditionBlock.attribute",
                "{'not':{'attribute':'task','operator':'gt','value':'many'}} | conditionBlock.not.value",
                "{'attribute':'task','operator':'in','value':['a',{}]} | conditionBlock.value[1]",
                "{'attribute':'task','operator':'in','value':'a'} | conditionBlock.value",
                "{'attribute':'task','operator':'eq'} | conditionBlock.value",
                "{'attribute':'task','operator':'exists','value':'yes'} | conditionBlock.value",
                "{'needs':['flight']} | conditionBlock.needs[0]",
                "{'minContextTokens':'much'} | conditionBlock.minContextTokens",
                "{'minContextTokens':1.5} | conditionBlock.minContextTokens",
                "{'maxCostUsd':-1} | conditionBlock.maxCostUsd",
                "{'maxCostUsd':'1'} | conditionBlock.maxCostUsd",
                "{'latencyPreference':'none'} | conditionBlock.latencyPreference",
                "{'percentage':100.1} | conditionBlock.percentage",
                "{'timeWindow':{}} | conditionBlock.timeWindow",
                "{'timeWindow':{'at':'09:00'}} | conditionBlock.timeWindow.at",
                "{'timeWindow':{'days':['monday']}} | conditionBlock.timeWindow.days[0]",
                "{'timeWindow':{'from':'9:00'}} | conditionBlock.timeWindow.from",
                "{'timeWindow':{'from':'09:00','to':'09:00'}} | conditionBlock.timeWindow.to",
                "{'timeWindow':{'to':'25:00'}} | conditionBlock.timeWindow.to",
                "{'timeWindow':{'timeZone':'Berlin'}} | conditionBlock.timeWindow.timeZone",
            })
    void a_mistake_is_told_with_the_path_to_it(String block, String path) {
        assertThat(ConditionParser.block(json(block)))
                .isInstanceOfSatisfying(
                        ConditionParser.Mistake.class,
                        mistake -> assertThat(mistake.path()).isEqualTo(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'attribute':'tag.team','operator':'eq','value':'search'} | tag.team is “search”",
                "{'any':[{'needs':['vision','json']},{'maxCostUsd':0.05}]} | "
                        + "the model can do vision, json or the call is estimated at 0.05 USD at most",
                "{'not':{'attribute':'header.X-Beta','operator':'exists'}} | not (header.x-beta is given)",
                "{'percentage':12.5} | the request is in the first 12.5 % of end users",
                "{'timeWindow':{'days':['sun','fri'],'from':'22:00','to':'06:00','timeZone':'Europe/Berlin'}} | "
                        + "it is on fri, sun from 22:00 to 06:00 (Europe/Berlin)",
                "{'minContextTokens':'auto'} | the context window holds the estimated tokens",
            })
    void a_condition_reads_back_as_a_sentence(String block, String words) {
        assertThat(ConditionParser.block(json(block)))
                .isInstanceOfSatisfying(
                        ConditionParser.Sound.class,
                        sound -> assertThat(sound.condition() == null ? "" : ConditionWords.of(sound.condition()))
                                .isEqualTo(words));
    }

    @Test
    void nothing_demands_nothing() {
        assertThat(ConditionParser.block(null)).isEqualTo(new ConditionParser.Sound(null));
        assertThat(ConditionParser.block(Map.of())).isEqualTo(new ConditionParser.Sound(null));
    }

    @Test
    void a_block_too_deep_or_too_long_is_refused() {
        Map<String, Object> deep = Map.of("percentage", 1);
        for (int i = 0; i < 5_000; i++) {
            deep = Map.of("not", deep);
        }
        assertThat(ConditionParser.block(deep)).isInstanceOf(ConditionParser.Mistake.class);
        List<Object> many = Collections.nCopies(200, Map.of("percentage", 1));
        assertThat(ConditionParser.block(Map.of("all", many))).isInstanceOf(ConditionParser.Mistake.class);
    }

    @Test
    void null_members_are_told_and_do_not_throw() {
        Map<String, Object> block = new HashMap<>();
        block.put("needs", null);
        assertThat(ConditionParser.block(block)).isInstanceOf(ConditionParser.Mistake.class);
    }

    @Test
    void a_step_with_a_mistake_is_warned_of() {
        StepConfig step =
                Configs.conditional(Configs.step("first", 0, "openai", "gpt-4o"), Map.of("percentage", "all"));
        Compilation compiled = SnapshotCompiler.compile(
                Configs.project(Configs.route("chat", step)),
                Configs.catalog(Configs.model("openai", "gpt-4o", "active")));
        assertThat(compiled.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("condition_malformed");
            assertThat(problem.field()).isEqualTo("conditionBlock");
            assertThat(problem.severity()).isEqualTo(ConfigProblem.Severity.WARNING);
            assertThat(problem.message()).contains("conditionBlock.percentage must be a number from 0 to 100");
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(String text) {
        return JsonMapper.shared().readValue(text.replace('\'', '"'), Map.class);
    }
}
