package io.restormel.keys.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TypeWordTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "string;            {'type':'string'}",
                "string?;           {'type':['string','null']}",
                "string(120);       {'type':'string','maxLength':120}",
                "string(1..200)?;   {'type':['string','null'],'minLength':1,'maxLength':200}",
                "integer(0..9);     {'type':'integer','minimum':0,'maximum':9}",
                "uuid;              {'type':'string','format':'uuid'}",
                "string(60)[20];    {'type':'array','maxItems':20,'items':{'type':'string','maxLength':60}}",
                "a|b?;              {'type':['string','null'],'enum':['a','b',null]}",
                "LOADED|STALE;      {'type':'string','enum':['LOADED','STALE']}",
                "a|b[]?;            {'type':['array','null'],'items':{'type':'string','enum':['a','b']}}",
                "=gateway;          {'const':'gateway'}",
                "Route[];           {'type':'array','items':{'$ref':'#/components/schemas/Route'}}",
                "Route?;            {'oneOf':[{'$ref':'#/components/schemas/Route'},{'type':'null'}]}",
                "any;               {}",
            })
    void a_word_stands_for_a_schema(String word, String schema) {
        assertThat(JsonMapper.shared().writeValueAsString(TypeWord.of(word).schema()))
                .isEqualTo(schema.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "string(", "string(a)", "string??", ""})
    void what_is_no_type_stops(String word) {
        assertThatIllegalArgumentException().isThrownBy(() -> TypeWord.of(word).schema());
    }

    @Test
    void a_member_may_be_absent_when_its_name_says_so() {
        var schema = Schemas.object(Map.of("label?", "string? What people call it"));
        assertThat(schema).doesNotContainKey("required").containsEntry("additionalProperties", false);
        assertThat(schema.get("properties"))
                .isEqualTo(Map.of(
                        "label",
                        Map.of("type", java.util.List.of("string", "null"), "description", "What people call it")));
    }
}
