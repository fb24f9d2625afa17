package io.restormel.keys.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operation of the document.
 *
 * @param path with its prefix, ids in braces
 * @param bothPrefixes is it there under the other one too?
 * @param callers the names of the security schemes; none for everybody
 */
record ApiOperation(
        String id, String tag, String method, String path, boolean bothPrefixes, Set<String> callers, JsonNode node) {

    static final JsonNode DOCUMENT = JsonMapper.shared().valueToTree(OpenApiDocument.assemble());

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    static List<ApiOperation> all() {
        List<ApiOperation> all = new ArrayList<>();
        DOCUMENT.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (operation.has("operationId")) {
                        all.add(of(path, item.at("/servers/0/url").asString("/keys/v1"), method, operation));
                    }
                }));
        return all;
    }

    private static ApiOperation of(String path, String server, String method, JsonNode node) {
        Set<String> callers = new TreeSet<>();
        node.path("security").forEach(scheme -> callers.addAll(scheme.propertyNames()));
        boolean both = DOCUMENT.path("paths").path(path).path("servers").isMissingNode();
        return new ApiOperation(
                node.path("operationId").asString(),
                node.at("/tags/0").asString(),
                method.toUpperCase(java.util.Locale.ROOT),
                (server.equals("/") ? "" : server) + path,
                both,
                callers,
                node);
    }

    List<String> variables() {
        return VARIABLE.matcher(path).results().map(each -> each.group(1)).toList();
    }

    boolean isPublic() {
        return callers.isEmpty();
    }

    boolean readsBody() {
        return node.has("requestBody");
    }

    /** The schema of the JSON body, with a reference followed. */
    JsonNode bodySchema() {
        return followed(node.at("/requestBody/content/application~1json/schema"));
    }

    @Nullable
    JsonNode example() {
        var example = node.at("/requestBody/content/application~1json/example");
        return example.isMissingNode() ? null : example;
    }

    /** Does it refuse members that it does not know? */
    boolean isClosed() {
        return alternatives()
                .allMatch(each -> each.path("additionalProperties").isBoolean()
                        && !each.path("additionalProperties").booleanValue());
    }

    /** The members that its body may have. */
    Set<String> members() {
        return alternatives()
                .flatMap(each -> each.path("properties").propertyNames().stream())
                .collect(Collectors.toSet());
    }

    private Stream<JsonNode> alternatives() {
        var either = bodySchema().path("oneOf");
        return either.isMissingNode()
                ? Stream.of(bodySchema())
                : either.valueStream().map(ApiOperation::followed);
    }

    static JsonNode followed(JsonNode node) {
        var ref = node.path("$ref");
        return ref.isMissingNode() ? node : DOCUMENT.at(ref.asString().substring(1));
    }

    @Override
    public String toString() {
        return id;
    }
}
