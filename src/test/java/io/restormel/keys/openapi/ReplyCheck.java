package io.restormel.keys.openapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds replies against what the document says of them. */
final class ReplyCheck {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private ReplyCheck() {}

    /** What is wrong with it; empty when it is as documented. */
    static List<String> complaints(ApiOperation operation, ApiCalls.Reply reply) {
        var response = operation.node().path("responses").path(String.valueOf(reply.status()));
        if (response.isMissingNode()) {
            return List.of(operation + ": " + reply.status() + " is not documented: " + reply.text());
        }
        var content = ApiOperation.followed(response).path("content");
        if (content.isMissingNode()) {
            return reply.text().isEmpty() ? List.of() : List.of(operation + ": no body is documented");
        }
        var type = reply.contentType() == null ? "none" : bare(reply.contentType());
        if (!content.has(type)) {
            return List.of(operation + ": " + reply.status() + " has the undocumented type " + type);
        }
        if (!type.equals("application/json")) {
            return List.of();
        }
        return wrong(operation + " " + reply.status(), content.path(type).path("schema"), reply.text());
    }

    private static String bare(String contentType) {
        var type = MediaType.parseMediaType(contentType);
        return type.getType() + "/" + type.getSubtype();
    }

    private static List<String> wrong(String name, JsonNode schema, String text) {
        JsonNode body;
        try {
            body = JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            return List.of(name + ": not JSON: " + text);
        }
        var compiled = SCHEMAS.computeIfAbsent(schema.toString(), _ -> compiled(schema));
        List<String> complaints = new ArrayList<>();
        compiled.validate(body, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .forEach(error ->
                        complaints.add(name + ": " + error + " in " + text.substring(0, Math.min(200, text.length()))));
        return complaints;
    }

    private static Schema compiled(JsonNode schema) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.set("components", ApiOperation.DOCUMENT.path("components"));
        return REGISTRY.getSchema(whole);
    }
}
