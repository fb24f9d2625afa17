package io.restormel.keys.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An operation in the short form of our parts, and what it stands for.
 *
 * <pre>
 * callers: [gateway, management, widget] or none   who may call; both kinds of keys unless said
 * parameters: [ifMatch]                            of the document's; a list that has no limit of its own has pages
 * idempotent: true or false                        takes an Idempotency-Key; true with the reply 201 unless said
 * query: { limit: integer(1..200) how many }       of its own
 * body: NewRoute      or body?: when it may be left out
 * example: { name: chat, environmentId: '{environmentId}' }
 * replies: { 200: 'Route[]' }    in {"data": …}; =Route is the body itself; ok is {"ok": true};
 *                                a map names media types: { text/csv: string }
 * errors: [409]                  beside those that follow from callers, path and body
 * </pre>
 */
final class OperationForm {

    private static final Map<String, String> SCHEMES =
            Map.of("gateway", "gatewayKey", "management", "managementKey", "widget", "widgetSession");
    private static final String JSON = "application/json";

    private final String method;
    private final Map<String, Object> form;
    private final String tag;
    private final boolean hasIds;
    private final Examples examples;

    /** @param hasIds does the path name something that may not be there? */
    OperationForm(String method, Map<String, Object> form, String tag, boolean hasIds, Examples examples) {
        this.method = method;
        this.form = form;
        this.tag = tag;
        this.hasIds = hasIds;
        this.examples = examples;
    }

    Map<String, Object> written() {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", required("operationId"));
        operation.put("tags", List.of(tag));
        operation.put("summary", required("summary"));
        if (form.get("description") instanceof String text) {
            operation.put("description", text.strip());
        }
        operation.put("security", security());
        var parameters = parameters();
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        var body = body();
        if (!body.isEmpty()) {
            operation.put("requestBody", body);
        }
        operation.put("responses", responses());
        return operation;
    }

    private Object required(String key) {
        var value = form.get(key);
        if (value == null) {
            throw new IllegalStateException("An operation lacks " + key + ": " + form);
        }
        return value;
    }

    private boolean isPublic() {
        return "none".equals(form.get("callers"));
    }

    private List<Map<String, Object>> security() {
        if (isPublic()) {
            return List.of();
        }
        var callers = form.containsKey("callers") ? Part.list(form.get("callers")) : List.of("gateway", "management");
        List<Map<String, Object>> schemes = new ArrayList<>();
        for (var caller : callers) {
            var scheme = SCHEMES.get(String.valueOf(caller));
            if (scheme == null) {
                throw new IllegalStateException("No such caller: " + caller);
            }
            schemes.add(Map.of(scheme, List.of()));
        }
        return schemes;
    }

    private List<Map<String, Object>> parameters() {
        List<Map<String, Object>> parameters = new ArrayList<>();
        named().forEach(name -> parameters.add(ref("parameters", name)));
        Part.map(form.get("query")).forEach((key, type) -> {
            boolean optional = !key.endsWith("!");
            Map<String, Object> parameter = new LinkedHashMap<>();
            parameter.put("name", optional ? key : key.substring(0, key.length() - 1));
            parameter.put("in", "query");
            parameter.put("required", !optional);
            var schema = Schemas.member(type);
            var about = schema.remove("description");
            if (about != null) {
                parameter.put("description", about);
            }
            parameter.put("schema", schema);
            parameters.add(parameter);
        });
        return parameters;
    }

    /** Those that are said, and those that all operations of a kind have. */
    private List<String> named() {
        List<String> names = new ArrayList<>();
        Part.list(form.get("parameters")).forEach(name -> names.add(String.valueOf(name)));
        if (isPaged()) {
            names.addAll(List.of("pageLimit", "cursor"));
        }
        if (isRepeatable()) {
            names.add("idempotencyKey");
        }
        return names;
    }

    /** A list that has no pages of its own is told in pages when a limit is sent. */
    private boolean isPaged() {
        return method.equals("get")
                && Part.map(form.get("replies")).values().stream().anyMatch(OperationForm::isList)
                && !Part.map(form.get("query")).containsKey("limit")
                && !Part.list(form.get("parameters")).contains("historyLimit");
    }

    private static boolean isList(Object type) {
        return type instanceof String word && word.endsWith("[]") && !word.startsWith("=");
    }

    /** What makes something is carried out once for each Idempotency-Key. */
    private boolean isRepeatable() {
        return form.containsKey("idempotent")
                ? Boolean.TRUE.equals(form.get("idempotent"))
                : Part.map(form.get("replies")).containsKey("201");
    }

    private Map<String, Object> body() {
        boolean optional = form.containsKey("body?");
        var type = optional ? form.get("body?") : form.get("body");
        Map<String, Object> body = new LinkedHashMap<>();
        if (type == null) {
            return body;
        }
        body.put("required", !optional);
        var content = content(type instanceof Map<?, ?> ? type : Map.of(JSON, type));
        if (form.containsKey("example")) {
            content.replaceAll((_, media) -> {
                var with = Part.map(media);
                with.put("example", examples.filled(form.get("example")));
                return with;
            });
        }
        body.put("content", content);
        return body;
    }

    private Map<String, Object> responses() {
        Map<String, Object> responses = new TreeMap<>();
        Part.map(required("replies")).forEach((status, type) -> responses.put(status, reply(status, type, isPaged())));
        errors().forEach(status -> responses.put(status, ref("responses", "error" + status)));
        return responses;
    }

    private List<String> errors() {
        List<String> errors = new ArrayList<>();
        boolean reads = form.containsKey("body") || form.containsKey("body?");
        if (reads || form.containsKey("query")) {
            errors.add("400");
        }
        if (reads) {
            errors.addAll(List.of("413", "415"));
        }
        if (!isPublic()) {
            errors.addAll(List.of("401", "403", "429"));
        }
        if (hasIds) {
            errors.add("404");
        }
        if (isPaged()) {
            errors.add("400");
        }
        if (named().contains("ifMatch")) {
            errors.addAll(List.of("400", "412"));
        }
        if (isRepeatable()) {
            errors.add("409");
        }
        Part.list(form.get("errors")).forEach(status -> errors.add(String.valueOf(status)));
        errors.addAll(List.of("406", "500"));
        return errors;
    }

    private static Map<String, Object> reply(String status, @Nullable Object type, boolean paged) {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("description", status.equals("201") ? "Made" : status.equals("304") ? "Unchanged" : "Done");
        if (type == null) {
            throw new IllegalStateException("A reply says neither its type nor nothing");
        }
        if (type.equals("nothing")) {
            return reply;
        }
        reply.put(
                "content",
                content(type instanceof Map<?, ?> ? type : Map.of(JSON, enveloped(String.valueOf(type), paged))));
        return reply;
    }

    /** A schema in its envelope; what starts with {@code =} goes without. */
    private static Object enveloped(String type, boolean paged) {
        if (type.equals("ok")) {
            return Schemas.object(Map.of("ok", Map.of("const", true)));
        }
        return type.startsWith("=")
                ? type.substring(1)
                : Schemas.object(
                        paged
                                ? Map.of("data", type, "nextCursor?", "string? With a limit; goes into cursor")
                                : Map.of("data", type));
    }

    private static Map<String, Object> content(Object byMediaType) {
        Map<String, Object> content = new LinkedHashMap<>();
        Part.map(byMediaType)
                .forEach((mediaType, type) -> content.put(mediaType, Map.of("schema", Schemas.member(type))));
        return content;
    }

    static Map<String, Object> ref(String kind, String name) {
        return Map.of("$ref", "#/components/" + kind + "/" + name);
    }
}
