package io.restormel.keys.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose data it is: every operation of the document, asked for somebody else's things by everybody who is not them. */
abstract class CrossTenantContract extends ApiTestCase {

    /** They answer 200 to an id that is not theirs: a report keeps it as it comes, the others say that it does not fit. */
    private static final Set<String> TELLS_NOTHING = Set.of("reportUsage", "resolveBatch", "validateBinding");

    /** POST, but changes nothing of the workspace's: a viewer may. */
    private static final Set<String> READS = Set.of(
            "resolve",
            "resolveBatch",
            "simulate",
            "evaluatePolicies",
            "evaluatePoliciesBatch",
            "probeModel",
            "invoke",
            "startJob",
            "validateBinding",
            "recommend",
            "diffPolicy",
            "reportModelsEnd");

    /** About what is the whole workspace's, by each key of it that may report usage. */
    private static final Set<String> OF_THE_WORKSPACE = Set.of("importOpenRouterActivity");

    private interface Caller {
        ApiCalls.Reply call(ApiOperation operation, String address, @Nullable String body);
    }

    private Caller byKey(@Nullable String key) {
        return (operation, address, body) ->
                calls.send(operation.method(), address, key, headers(operation, body), body);
    }

    private Caller byPerson(Tenant of, Role role) {
        return (operation, address, body) -> calls.as(of.person(role), operation.method(), address, body);
    }

    /** All of another workspace, and those of this one who are not let into its project. */
    private Map<String, Caller> strangers(Tenant victim, Tenant other) {
        Map<String, Caller> strangers = new LinkedHashMap<>();
        strangers.put("another workspace's management key", byKey(other.managementKey));
        strangers.put("another workspace's Gateway Key", byKey(other.gatewayKey));
        strangers.put("another workspace's widget session", byKey(other.widgetSession));
        for (var role : Role.values()) {
            strangers.put("another workspace's " + role.wire(), byPerson(other, role));
        }
        strangers.put("another project's Gateway Key", byKey(victim.gatewayKeyOfAnotherProject()));
        return strangers;
    }

    private static List<ApiOperation> operations(Function<ApiOperation, Boolean> which) {
        return ApiOperation.all().stream().filter(which::apply).toList();
    }

    /** Is it about something that has an id? */
    private static boolean hasIds(ApiOperation operation, Tenant tenant) {
        var asked = address(operation, tenant) + body(operation, tenant);
        return !operation.isPublic() && tenant.secrets().stream().anyMatch(asked::contains);
    }

    @Test
    void nobody_from_elsewhere_reads_or_changes_anything_by_its_id() {
        var victim = tenant();
        var other = tenant();
        var before = victim.state();
        var targets = operations(operation -> hasIds(operation, victim));
        var strangers = strangers(victim, other);
        List<String> complaints = new ArrayList<>();
        int tried = 0;
        for (var operation : targets) {
            var address = address(operation, victim);
            var body = body(operation, victim);
            for (var stranger : strangers.entrySet()) {
                if (isNoStranger(operation, stranger.getKey())) {
                    continue;
                }
                var reply = stranger.getValue().call(operation, address, body);
                tried++;
                if (!reply.isRefused() || tells(reply, victim)) {
                    complaints.add(operation + " for " + stranger.getKey() + ": " + reply);
                }
            }
        }
        System.out.println("Cross-tenant: " + targets.size() + " operations with ids refused in " + tried + " calls of "
                + strangers.size() + " kinds of strangers");
        assertThat(complaints).isEmpty();
        assertThat(victim.state()).isEqualTo(before);
    }

    /** Behind the filters, where people are, there is no session of a widget. */
    private static boolean isNoStranger(ApiOperation operation, String stranger) {
        return operation.callers().contains("widgetSession")
                ? stranger.matches(".* (viewer|editor|admin|owner)")
                : OF_THE_WORKSPACE.contains(operation.id()) && stranger.startsWith("another project's");
    }

    @Test
    void nobody_reaches_the_things_of_others_from_a_place_of_their_own() {
        var victim = tenant();
        var other = tenant();
        var before = victim.state();
        List<String> complaints = new ArrayList<>();
        int tried = 0;
        for (var operation : operations(each -> !each.isPublic() && each.example() != null)) {
            var body = Objects.requireNonNull(body(operation, victim));
            if (victim.secrets().stream().noneMatch(body::contains)) {
                continue;
            }
            var reply = call(operation, other, address(operation, other), body);
            tried++;
            boolean refused = reply.status() >= 400 && reply.status() < 500;
            if (!(refused || TELLS_NOTHING.contains(operation.id())) || tells(reply, victim)) {
                complaints.add(operation + ": " + reply);
            }
        }
        System.out.println("Cross-tenant: " + tried + " operations refused with others' ids in their bodies");
        assertThat(complaints).isEmpty();
        assertThat(victim.state()).isEqualTo(before);
    }

    @Test
    void lists_hold_nothing_of_others() {
        var victim = tenant();
        var other = tenant();
        List<String> complaints = new ArrayList<>();
        var lists = operations(each -> each.method().equals("GET") && !hasIds(each, victim));
        for (var operation : lists) {
            for (var stranger : strangers(victim, other).entrySet()) {
                var reply = stranger.getValue().call(operation, address(operation, other), null);
                boolean own = stranger.getKey().startsWith("another project's") && reply.status() == 200;
                if (!own && tells(reply, victim)) {
                    complaints.add(operation + " for " + stranger.getKey() + ": " + reply);
                }
            }
        }
        System.out.println("Cross-tenant: " + lists.size() + " lists hold nothing of others");
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_viewer_changes_nothing() {
        var tenant = tenant();
        var before = tenant.state();
        var viewer = byPerson(tenant, Role.VIEWER);
        var writes = operations(each -> !each.method().equals("GET")
                && !READS.contains(each.id())
                && !each.isPublic()
                && !each.callers().contains("widgetSession"));
        List<String> complaints = new ArrayList<>();
        for (var operation : writes) {
            var reply = viewer.call(operation, address(operation, tenant), body(operation, tenant));
            if (reply.status() != 403) {
                complaints.add(operation + ": " + reply);
            }
        }
        System.out.println("Roles: " + writes.size() + " writes refuse a viewer");
        assertThat(complaints).isEmpty();
        assertThat(tenant.state()).isEqualTo(before);
    }

    /** Those that the document does not name are refused; that those it names get in, the replies' test shows. */
    @Test
    void a_key_of_another_kind_than_the_document_names_is_refused() {
        var tenant = tenant();
        var before = tenant.state();
        var kinds = Map.of(
                "gatewayKey", tenant.gatewayKey,
                "managementKey", tenant.managementKey,
                "widgetSession", tenant.widgetSession);
        List<String> complaints = new ArrayList<>();
        int tried = 0;
        for (var operation : operations(each -> !each.isPublic())) {
            for (var kind : kinds.entrySet()) {
                if (operation.callers().contains(kind.getKey()) && !isOfPeople(operation)) {
                    continue;
                }
                var reply = byKey(kind.getValue()).call(operation, address(operation, tenant), body(operation, tenant));
                tried++;
                if (!reply.isRefused()) {
                    complaints.add(operation + " by " + kind.getKey() + ": " + reply);
                }
            }
        }
        System.out.println("Roles: " + tried + " calls by other kinds of keys than the document names are refused");
        assertThat(complaints).isEmpty();
        assertThat(tenant.state()).isEqualTo(before);
    }

    private static boolean tells(ApiCalls.Reply reply, Tenant of) {
        return of.secrets().stream().anyMatch(reply.text()::contains);
    }
}
