package io.restormel.keys.route.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Condition blocks as fields and back. */
class ConditionFormTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'attribute':'tag.team','operator':'eq','value':'search'}",
                "{'any':[{'attribute':'task','operator':'in','value':['a','b']},"
                        + "{'attribute':'header.x-beta','operator':'exists','value':true}]}",
                "{'all':[{'attribute':'estimatedInputTokens','operator':'gt','value':1000},"
                        + "{'attribute':'endUserPlan','operator':'neq','value':'free'}],'needs':['vision','tools'],"
                        + "'minContextTokens':'auto','maxCostUsd':0.05,'latencyPreference':'low',"
                        + "'timeWindow':{'days':['mon','sun'],'from':'22:00','to':'06:00','timeZone':'Europe/Berlin'},"
                        + "'percentage':12.5}",
            })
    void a_block_comes_back_from_its_fields_as_it_was(String text) {
        var block = json(text);
        var form = Objects.requireNonNull(ConditionForm.of(block));
        assertThat(written(form.block())).isEqualTo(written(block));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'not':{'needs':['vision']}}",
                "{'any':[{'needs':['vision']}]}",
                "{'all':[{'percentage':1}],'any':[{'percentage':2}]}",
                "{'minContextTokens':5}",
                "{'a':1}",
            })
    void what_the_fields_cannot_say_is_left_as_it_is(String text) {
        assertThat(ConditionForm.of(json(text))).isNull();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(String text) {
        return JsonMapper.shared().readValue(text.replace('\'', '"'), Map.class);
    }

    private static String written(@Nullable Object json) {
        return JsonMapper.shared().writeValueAsString(json);
    }
}
