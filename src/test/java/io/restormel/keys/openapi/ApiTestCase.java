package io.restormel.keys.openapi;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.credential.FakeProviders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.context.WebApplicationContext;

/** Operations of the document, called with the document's own examples; ids in them become those of a workspace. */
@Import(FakeProviders.class)
@TestPropertySource(properties = "RESTORMEL_SECRET_ALERTS_KEY=" + ApiTestCase.SHARED)
abstract class ApiTestCase {

    static final String SHARED = "shared-with-the-scanner-0123456789abcdef";

    private static final Map<String, String> EXAMPLES = examples();

    @Autowired
    private WebApplicationContext context;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    ApiCalls calls;

    @BeforeEach
    void throughTheFilters() {
        calls = new ApiCalls(context, callers);
    }

    private static Map<String, String> examples() {
        Map<String, String> examples = new TreeMap<>();
        var head = Part.read("document");
        head.section("ids").forEach((name, id) -> examples.put(name, String.valueOf(id)));
        ApiOperation.DOCUMENT.at("/components/parameters").forEachEntry((name, parameter) -> {
            if (parameter.has("example")) {
                examples.put(name, parameter.path("example").asString());
            }
        });
        return examples;
    }

    Tenant tenant() {
        return new Tenant(calls, sql);
    }

    /** The address, with the tenant's ids in it and in what has to be in the query. */
    static String address(ApiOperation operation, Tenant tenant) {
        var path = operation.path();
        for (var variable : operation.variables()) {
            path = path.replace("{" + variable + "}", encoded(String.valueOf(tenant.id(operation, variable))));
        }
        return path
                + switch (operation.id()) {
                    case "deleteWebhook" -> "?id=" + tenant.id("webhookId");
                    case "deleteEnvironment" -> "?confirm=true";
                    case "applyConfiguration" -> "?dryRun=true&format=json";
                    default -> "";
                };
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
    }

    /** The example as JSON, with the tenant's ids; null for an operation without a body. */
    static @Nullable String body(ApiOperation operation, Tenant tenant) {
        var example = operation.example();
        if (example == null) {
            return null;
        }
        var text = example.toString();
        for (var each : EXAMPLES.entrySet()) {
            var id = tenant.id(operation, each.getKey());
            if (id != null && each.getValue().length() > 13) {
                text = text.replace(each.getValue(), id);
            }
        }
        return text;
    }

    /** Those who may call it, as the document has it; {@code null} is everybody. */
    static List<@Nullable String> keys(ApiOperation operation, Tenant tenant) {
        List<@Nullable String> keys = new ArrayList<>();
        operation
                .callers()
                .forEach(caller -> keys.add(
                        switch (caller) {
                            case "gatewayKey" -> tenant.gatewayKey;
                            case "managementKey" -> tenant.managementKey;
                            default -> tenant.widgetSession;
                        }));
        if (keys.isEmpty()) {
            keys.add(null);
        }
        return keys;
    }

    /** A call of the last of those: a management key where one may. */
    ApiCalls.Reply call(ApiOperation operation, Tenant tenant, String address, @Nullable String body) {
        return call(operation, tenant, keys(operation, tenant).getLast(), address, body);
    }

    /** Management keys are for people, whom no filter lets in: theirs goes behind the filters. */
    ApiCalls.Reply call(
            ApiOperation operation, Tenant tenant, @Nullable String key, String address, @Nullable String body) {
        return isOfPeople(operation)
                ? calls.as(tenant.person(Role.ADMIN), operation.method(), address, body)
                : calls.send(operation.method(), address, key, headers(operation, body), body);
    }

    static boolean isOfPeople(ApiOperation operation) {
        return operation.path().startsWith("/keys/v1/management-keys");
    }

    static Map<String, String> headers(ApiOperation operation, @Nullable String body) {
        return switch (operation.id()) {
            case "openConnectLink", "addWidgetKey", "replaceWidgetKey" -> Map.of("Origin", Tenant.OWN);
            case "reportLeakedKeys" -> Map.of("X-Restormel-Signature", signed(body == null ? "" : body));
            default -> Map.of();
        };
    }

    private static String signed(String body) {
        try {
            var time = String.valueOf(Instant.now().getEpochSecond());
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SHARED.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var sum = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
