package io.restormel.keys.whatif;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Finds the request in the recorded detail of a decision without reading the trace beside it. */
final class RequestDetail {

    /** Reads one member, so that what comes after it is no mistake. */
    private static final ObjectReader READER =
            JsonMapper.shared().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RequestDetail() {}

    /** Null when there is none. */
    static @Nullable JsonNode in(String detail) {
        // Most details hold nothing of their own.
        if (detail.length() <= "{}".length()) {
            return null;
        }
        try (var parser = READER.createParser(detail)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = parser.currentName().equals("request");
                parser.nextToken();
                if (found) {
                    return READER.readTree(parser);
                }
                parser.skipChildren();
            }
            return null;
        } catch (JacksonException _) {
            return null;
        }
    }
}
