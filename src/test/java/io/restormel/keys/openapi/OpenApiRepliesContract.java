package io.restormel.keys.openapi;

import static io.restormel.keys.db.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.Role;
import io.restormel.keys.device.DeviceApprovalService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every operation of the document is called, and what comes back is held against its schemas. */
abstract class OpenApiRepliesContract extends ApiTestCase {

    private static final List<ApiOperation> ALL = ApiOperation.all();

    @Autowired
    private DeviceApprovalService approvals;

    @Test
    void every_operation_answers_its_example_as_documented_for_each_kind_of_caller() {
        List<String> complaints = new ArrayList<>();
        int answered = 0;
        int asked = 0;
        Tenant tenant = null;
        // What takes something away comes last, and leaves a workspace that is not used again.
        for (var operation : ALL.stream()
                .sorted(Comparator.comparing(OpenApiRepliesContract::takesAway))
                .toList()) {
            List<String> wrong = new ArrayList<>();
            for (int caller = 0; caller < Math.max(1, operation.callers().size()); caller++) {
                tenant = tenant == null ? tenant() : tenant;
                wrong.addAll(ask(operation, tenant, caller));
                tenant = takesAway(operation) ? null : tenant;
                asked++;
            }
            complaints.addAll(wrong);
            answered += wrong.isEmpty() ? 1 : 0;
        }
        System.out.println("OpenAPI: " + answered + " of " + ALL.size() + " operations answered as documented, in "
                + asked + " calls");
        assertThat(complaints).isEmpty();
    }

    private List<String> ask(ApiOperation operation, Tenant tenant, int caller) {
        prepare(operation, tenant);
        // So that the same may be made once more by the next caller.
        var body = body(operation, tenant);
        var named = body == null || caller == 0
                ? body
                : body.replace("chat-eu", "chat-us").replace("trial", "try").replace(":7,", ":8,");
        var reply = call(operation, tenant, keys(operation, tenant).get(caller), address(operation, tenant), named);
        List<String> wrong = new ArrayList<>(ReplyCheck.complaints(operation, reply));
        if (!isGood(operation, reply)) {
            wrong.add(operation + ": refused: " + reply);
        }
        return wrong;
    }

    private static boolean takesAway(ApiOperation operation) {
        return operation.method().equals("DELETE")
                || List.of(
                                "undoRemoval",
                                "rotateGatewayKey",
                                "setProjectModels",
                                "restoreWidgetKey",
                                "openConnectLink",
                                "checkOut",
                                "eraseNamedEndUser")
                        .contains(operation.id());
    }

    private static boolean isGood(ApiOperation operation, ApiCalls.Reply reply) {
        return reply.status() < 300
                || switch (operation.id()) {
                    case "invoke", "startJob" -> reply.status() == 501;
                    case "authorizeDeviceLogin" -> reply.status() == 403;
                    default -> false;
                };
    }

    private void prepare(ApiOperation operation, Tenant tenant) {
        switch (operation.id()) {
            case "undoRemoval" -> tenant.manage("DELETE", "/credentials/" + tenant.id("credentialId"), null);
            case "restoreWidgetKey" ->
                calls.send("DELETE", "/keys/v1/widget/keys/" + tenant.id("Elements.keyId"), tenant.widgetSession, null)
                        .expect(200);
            case "pollDeviceLogin" -> approve(tenant);
            case "endOverlap" ->
                tenant.manage(
                        "POST",
                        "/projects/" + tenant.id("projectId") + "/keys/" + tenant.id("Keys.keyId") + "/rotate",
                        Map.of());
            default -> {}
        }
    }

    /** Somebody whom the database knows. */
    private Caller.Person member(Tenant tenant) {
        var person = tenant.person(Role.EDITOR);
        sql.insertInto(PERSON)
                .set(PERSON.ID, person.id())
                .set(PERSON.WORKSPACE_ID, person.workspaceId())
                .set(PERSON.EMAIL, person.id() + "@example.com")
                .set(PERSON.NAME, person.name())
                .set(PERSON.ROLE, person.role().wire())
                .set(PERSON.CREATED_AT, Instant.now())
                .execute();
        return person;
    }

    private void approve(Tenant tenant) {
        var started = calls.send("POST", "/keys/v1/cli/device/start", null, null)
                .expect(200)
                .json();
        tenant.put("deviceCode", started.path("device_code").asString());
        callers.as(member(tenant), () -> {
            var project = UUID.fromString(tenant.id("projectId"));
            approvals.approve(started.path("user_code").asString(), project, null, "Laptop");
            return true;
        });
    }

    @Test
    void every_list_comes_in_pages_where_a_limit_is_sent() {
        var tenant = tenant();
        List<String> complaints = new ArrayList<>();
        var lists = ALL.stream()
                .filter(each -> each.node().path("parameters").toString().contains("/pageLimit"))
                .toList();
        for (var operation : lists) {
            var reply = call(operation, tenant, address(operation, tenant) + "?limit=1", null);
            complaints.addAll(ReplyCheck.complaints(operation, reply));
            if (reply.status() != 200
                    || reply.data().size() > 1
                    || !reply.json().has("nextCursor")) {
                complaints.add(operation + ": " + reply);
            }
        }
        System.out.println("OpenAPI: " + lists.size() + " lists come in pages");
        assertThat(complaints).isEmpty();
    }

    @Test
    void every_operation_that_wants_a_key_answers_401_without_one_under_either_prefix() {
        var tenant = tenant();
        List<String> complaints = new ArrayList<>();
        int refused = 0;
        int asked = 0;
        for (var operation : ALL) {
            if (operation.isPublic()) {
                continue;
            }
            asked++;
            var address = address(operation, tenant);
            var other = operation.bothPrefixes() ? address.replaceFirst("^/keys/v1", "/keys/dashboard/api") : address;
            boolean good = true;
            for (var each : List.of(address, other)) {
                var reply = calls.send(operation.method(), each, null, body(operation, tenant));
                good &= complain(operation, reply, 401, complaints);
            }
            refused += good ? 1 : 0;
        }
        System.out.println("OpenAPI: " + refused + " of " + asked + " operations with a key refuse to go without");
        assertThat(complaints).isEmpty();
    }

    @Test
    void every_operation_with_ids_answers_404_to_ids_that_name_nothing() {
        var tenant = tenant();
        List<String> complaints = new ArrayList<>();
        int refused = 0;
        int asked = 0;
        for (var operation : ALL) {
            var ids = operation.variables().stream()
                    .filter(name -> !name.equals("endUserId"))
                    .toList();
            if (ids.isEmpty()) {
                continue;
            }
            asked++;
            boolean good = true;
            for (var unknown : ids) {
                var address = operation.path();
                for (var each : operation.variables()) {
                    var id = each.equals(unknown)
                            ? UUID.randomUUID().toString()
                            : String.valueOf(tenant.id(operation, each));
                    address = address.replace("{" + each + "}", id);
                }
                var reply = call(operation, tenant, address, body(operation, tenant));
                good &= complain(operation, reply, strangersStatus(operation, unknown), complaints);
            }
            refused += good ? 1 : 0;
        }
        System.out.println("OpenAPI: " + refused + " of " + asked + " operations with ids know what is not there");
        assertThat(complaints).isEmpty();
    }

    /** Decisions answer a project that the key is not for as a key that is not valid. */
    private static int strangersStatus(ApiOperation operation, String unknown) {
        boolean project = unknown.equals("projectId");
        return switch (operation.id()) {
            case "resolve", "resolveBatch", "simulate" -> project ? 401 : 404;
            case "invoke", "startJob" -> project ? 401 : 501;
            case "validateBinding" -> project ? 404 : 200;
            default -> 404;
        };
    }

    @Test
    void every_operation_with_a_body_answers_400_to_one_that_is_wrong() {
        var tenant = tenant();
        List<String> complaints = new ArrayList<>();
        int refused = 0;
        int asked = 0;
        for (var operation : ALL) {
            if (!operation.readsBody()) {
                continue;
            }
            asked++;
            var wrong = operation.isClosed() ? "{\"no such member\": 1}" : "{\"";
            var reply = call(operation, tenant, address(operation, tenant), wrong);
            refused += complain(operation, reply, 400, complaints) ? 1 : 0;
        }
        System.out.println("OpenAPI: " + refused + " of " + asked + " operations with a body refuse a wrong one");
        assertThat(complaints).isEmpty();
    }

    private static boolean complain(ApiOperation operation, ApiCalls.Reply reply, int wanted, List<String> complaints) {
        var wrong = ReplyCheck.complaints(operation, reply);
        complaints.addAll(wrong);
        if (reply.status() != wanted) {
            complaints.add(operation + ": not " + wanted + ": " + reply);
        }
        return wrong.isEmpty() && reply.status() == wanted;
    }
}
