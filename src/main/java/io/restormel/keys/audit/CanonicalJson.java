package io.restormel.keys.audit;

import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A flat JSON object as RFC 8785 (JCS) spells it: names in order, no blanks, as few escapes as JSON allows. Written by
 * hand, since no two libraries, nor two versions of one, escape alike.
 */
final class CanonicalJson {

    private CanonicalJson() {}

    /** Null, whole numbers below 2⁵³, and anything else by its {@code toString}. */
    static String of(SortedMap<String, @Nullable Object> fields) {
        var out = new StringBuilder("{");
        for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
            if (out.length() > 1) {
                out.append(',');
            }
            quote(field.getKey(), out);
            out.append(':');
            switch (field.getValue()) {
                case null -> out.append("null");
                case Long number -> out.append(number.longValue());
                case Object text -> quote(text.toString(), out);
            }
        }
        return out.append('}').toString();
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
