package io.restormel.keys.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes bad bodies of good ones: mostly JSON with one thing wrong, sometimes no JSON at all. Seeded, so repeatable. */
public final class Hostility {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** JSON values that readers stumble over. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1.5",
            "-0.0",
            "1e308",
            "1e-320",
            "9007199254740993",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "123456789012345678901234567890",
            "\"\"",
            "\"  \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"\\uffff\\u202e\"",
            "\"😀👩‍👩‍👧\"",
            "\"' or 1=1 --\"",
            "\"%s%n{{7*7}}${x}\"",
            "\"<script>\"",
            "\"rk_abcdefgh\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"not-a-uuid\"",
            "\"1-1-1-1-1\"",
            "\"active\"",
            "\"*\"",
            "\"" + "x".repeat(121) + "\"",
            "\"" + "é".repeat(5000) + "\"",
            "[]",
            "[[]]",
            "[null]",
            "[1,\"a\",{}]",
            "[\"a\",\"a\"]",
            "{}",
            "{\"\":1}",
            "{\"a\":{\"b\":[1,{\"c\":null}]}}",
            "{\"a\\u0000\":\"\\u0000\"}");

    private final Random random;

    public Hostility(long seed) {
        random = new Random(seed);
    }

    <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    public byte[] body(String good) {
        return switch (below(12)) {
            case 0 -> bytes(pick(VALUES));
            case 1 -> broken(bytes(good));
            case 2 -> noise();
            case 3 -> bytes(nested(1 + below(1500)));
            case 4 -> bytes("{\"surprise" + below(9) + "\":" + pick(VALUES) + "," + good.substring(1));
            case 5 -> bytes(good);
            default -> mutated(good);
        };
    }

    private byte[] mutated(String good) {
        var tree = MAPPER.readTree(good);
        for (int i = below(3); i >= 0; i--) {
            var places = new ArrayList<JsonNode>();
            containers(tree, places);
            mutate(pick(places));
        }
        return MAPPER.writeValueAsBytes(tree);
    }

    private static void containers(JsonNode node, List<JsonNode> found) {
        if (node.isContainer()) {
            found.add(node);
        }
        node.forEach(each -> containers(each, found));
    }

    private void mutate(JsonNode container) {
        var value = MAPPER.readTree(pick(VALUES));
        switch (container) {
            case ObjectNode object
            when !object.isEmpty() -> {
                var name = pick(List.copyOf(object.propertyNames()));
                switch (below(6)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.set(name + "X", value);
                    default -> object.set(name, value);
                }
            }
            case ArrayNode array when below(3) > 0 && !array.isEmpty() -> array.set(below(array.size()), value);
            case ArrayNode array -> array.add(value);
            default -> {}
        }
    }

    private byte[] broken(byte[] good) {
        var bytes = good.clone();
        return switch (below(4)) {
            case 0 -> Arrays.copyOf(bytes, below(bytes.length));
            case 1 -> bytes(new String(bytes, StandardCharsets.UTF_8) + pick(VALUES));
            default -> {
                bytes[below(bytes.length)] = (byte) below(256);
                yield bytes;
            }
        };
    }

    private byte[] noise() {
        var bytes = new byte[below(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
