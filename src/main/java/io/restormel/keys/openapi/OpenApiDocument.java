package io.restormel.keys.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The OpenAPI 3.1 document, from {@code openapi/document.yaml} and the parts it lists, each a tag with its {@code paths} and
 * {@code schemas} in the short form of {@link OperationForm} and {@link Schemas}.
 */
final class OpenApiDocument {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final Part head = Part.read("document");
    private final Map<String, Object> paths = new LinkedHashMap<>();
    private final Map<String, Object> schemas = new LinkedHashMap<>();
    private final Examples examples = examples(head);

    private OpenApiDocument() {}

    private static Examples examples(Part head) {
        Map<String, String> ids = new LinkedHashMap<>();
        head.section("ids").forEach((name, id) -> ids.put(name, String.valueOf(id)));
        head.section("parameters").forEach((name, form) -> {
            var example = Part.map(form).get("example");
            if (example != null) {
                ids.put(name, String.valueOf(example));
            }
        });
        return new Examples(ids);
    }

    /** As nested maps and lists, all in their order. */
    static Map<String, Object> assemble() {
        return new OpenApiDocument().assembled();
    }

    private Map<String, Object> assembled() {
        head.section("schemas").forEach((name, members) -> schemas.put(name, Schemas.object(Part.map(members))));
        var tags = Part.list(head.tree().get("parts")).stream()
                .map(name -> Part.read(String.valueOf(name)))
                .map(this::add)
                .toList();
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("securitySchemes", head.section("securitySchemes"));
        components.put("parameters", parameters());
        components.put("responses", errors());
        components.put("schemas", schemas);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", head.section("info"));
        document.put("servers", head.tree().getOrDefault("servers", List.of()));
        document.put("tags", tags);
        document.put("paths", paths);
        document.put("components", components);
        return document;
    }

    /** @return its tag */
    private Map<String, Object> add(Part part) {
        part.section("schemas").forEach((name, members) -> {
            if (schemas.put(name, Schemas.object(Part.map(members))) != null) {
                throw new IllegalStateException("Two schemas are called " + name);
            }
        });
        part.section("paths").forEach((path, item) -> {
            if (paths.put(path, item(part, path, Part.map(item))) != null) {
                throw new IllegalStateException("Two parts describe " + path);
            }
        });
        return Map.of(
                "name", part.text("tag"), "description", part.text("about").strip());
    }

    private Map<String, Object> item(Part part, String path, Map<String, Object> operations) {
        Map<String, Object> item = new LinkedHashMap<>();
        var server = operations.containsKey("server")
                ? operations.remove("server")
                : part.tree().get("server");
        if (server != null) {
            item.put("servers", List.of(Map.of("url", server)));
        }
        var variables =
                VARIABLE.matcher(path).results().map(each -> each.group(1)).toList();
        if (!variables.isEmpty()) {
            item.put(
                    "parameters",
                    variables.stream()
                            .map(name -> OperationForm.ref("parameters", name))
                            .toList());
        }
        operations.forEach((method, form) -> item.put(
                method,
                new OperationForm(method, Part.map(form), part.text("tag"), !variables.isEmpty(), examples).written()));
        return item;
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        head.section("parameters").forEach((key, form) -> {
            var given = Part.map(form);
            var in = String.valueOf(given.getOrDefault("in", "path"));
            Map<String, Object> parameter = new LinkedHashMap<>();
            parameter.put("name", given.getOrDefault("name", key));
            parameter.put("in", in);
            parameter.put("required", in.equals("path"));
            parameter.put("description", given.getOrDefault("about", ""));
            parameter.put("schema", Schemas.member(given.getOrDefault("type", "string")));
            if (given.containsKey("example")) {
                parameter.put("example", given.get("example"));
            }
            parameters.put(key, parameter);
        });
        return parameters;
    }

    private Map<String, Object> errors() {
        Map<String, Object> responses = new LinkedHashMap<>();
        head.section("errors").forEach((status, about) -> responses.put("error" + status, error(about)));
        return responses;
    }

    private static Map<String, Object> error(Object about) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("description", about);
        response.put("content", Map.of("application/json", Map.of("schema", OperationForm.ref("schemas", "Error"))));
        return response;
    }
}
