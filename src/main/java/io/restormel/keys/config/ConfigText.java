package io.restormel.keys.config;

import io.restormel.keys.platform.ApplicationException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two spellings of a file. Both hold the same tree; YAML is 1.2, so {@code no} is a text and {@code false} is not. */
enum ConfigText {
    YAML("application/yaml") {
        @Override
        JsonNode tree(String text) {
            try {
                // New each time: neither side of the library may be shared by threads.
                return JSON_TREE.valueToTree(plain(new Load(LOAD).loadFromString(text)));
            } catch (MarkedYamlEngineException e) {
                var line = e.getProblemMark()
                        .map(mark -> " at line " + (mark.getLine() + 1))
                        .orElse("");
                throw unreadable("Invalid YAML", "The body is not valid YAML" + line);
            } catch (YamlEngineException | StackOverflowError _) {
                throw unreadable("Invalid YAML", "The body is not valid YAML");
            }
        }

        @Override
        String write(Map<String, Object> document) {
            return new Dump(DUMP).dumpToString(document);
        }
    },
    JSON("application/json") {
        @Override
        JsonNode tree(String text) {
            try {
                return JSON_TREE.readTree(text);
            } catch (JacksonException _) {
                throw unreadable("Invalid JSON", "The body is not valid JSON");
            }
        }

        @Override
        String write(Map<String, Object> document) {
            return JSON_TREE.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        }
    };

    private static final LoadSettings LOAD = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(20)
            .setTagConstructors(Map.of(Tag.FLOAT, node -> exact(((ScalarNode) node).getValue())))
            .build();
    private static final DumpSettings DUMP = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setIndent(2)
            .setSplitLines(false)
            .setDereferenceAliases(true)
            .setBestLineBreak("\n")
            .build();
    private static final JsonMapper JSON_TREE = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String mediaType;

    ConfigText(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    abstract JsonNode tree(String text);

    abstract String write(Map<String, Object> document);

    /** @throws ApplicationException.Invalid when the bytes are no object in this spelling */
    JsonNode read(byte[] body) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException _) {
            throw unreadable("Invalid " + name(), "The body is not UTF-8");
        }
        var tree = tree(text);
        if (!tree.isObject()) {
            throw unreadable("Invalid " + name(), "The file must be an object with a version and sections");
        }
        return tree;
    }

    private static BigDecimal exact(String number) {
        try {
            return new BigDecimal(number);
        } catch (NumberFormatException _) {
            throw new YamlEngineException("not a number");
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, each) -> copy.put(String.valueOf(key), plain(each)));
                yield copy;
            }
            case List<?> list -> list.stream().map(ConfigText::plain).toList();
            case String _, Number _, Boolean _ -> value;
            default -> throw new YamlEngineException("not a JSON value");
        };
    }

    private static ApplicationException.Invalid unreadable(String code, String message) {
        return new ApplicationException.Invalid(code, message, Map.of());
    }
}
