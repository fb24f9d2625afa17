package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.acceptance.RouteLedger.Content;
import io.restormel.keys.acceptance.RouteLedger.Step;
import io.restormel.keys.support.Api;
import io.restormel.keys.support.Api.Reply;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A route that many clients edit at random, and the ledger of what they asked for. Thread-safe. */
final class EditedRoute {

    private final String path;
    private final Map<Integer, List<Step>> restorable;
    private final RouteLedger ledger;

    private EditedRoute(String path, Map<Integer, List<Step>> restorable, RouteLedger ledger) {
        this.path = path;
        this.restorable = restorable;
        this.ledger = ledger;
    }

    /** A new route with two published versions that differ in every step, and in how many they have. */
    static EditedRoute create(Api api, AcceptanceProject project, String name) {
        var id = project.route(name, "openai/gpt-4o", "openai/gpt-4o-mini", "openai/gpt-4o");
        var path = project.path("/routes/" + id);
        var first = publish(api, path, "first");
        project.step(id, 3, "openai/gpt-4o");
        var second = publish(api, path, "second");
        var now = api.get(path).expect(200).data();
        return new EditedRoute(
                path,
                Map.of(first.version(), first.steps(), second.version(), second.steps()),
                new RouteLedger(now.path("revision").asLong(), second));
    }

    private static Content publish(Api api, String path, String label) {
        for (var step : Content.read(api.get(path).expect(200).data()).steps()) {
            api.patch(path + "/steps/" + step.id(), Map.of("label", label)).expect(200);
        }
        api.post(path + "/publish", Map.of()).expect(200);
        return Content.read(api.get(path).expect(200).data());
    }

    private record Edit(String method, String path, String body, Content wanted) {
        Reply send(Api api) {
            return api.send(method, path, body);
        }
    }

    /** One edit, tried again while others are faster; false when the server died first. */
    boolean edit(Api api, Random random) {
        try {
            while (true) {
                var now = api.get(path).expect(200).data();
                long base = now.path("revision").asLong();
                var edit = edit(Content.read(now), base, random);
                ledger.asked(base, edit.wanted());
                var reply = edit.send(api);
                if (reply.status() == 200) {
                    ledger.acknowledged(base, edit.wanted());
                    return true;
                }
                assertThat(reply.expect(409).error()).isEqualTo("stale_revision");
                ledger.refused(base, edit.wanted());
            }
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private Edit edit(Content now, long base, Random random) {
        var mark = "m" + Long.toHexString(random.nextLong());
        return switch (random.nextInt(5)) {
            case 0 -> new Edit("PATCH", path, body(base, "description", mark), now.described(mark));
            case 1 -> new Edit("POST", path + "/publish", "{\"revision\": " + base + "}", now.live());
            case 2 -> {
                var steps = new ArrayList<>(now.steps());
                int at = random.nextInt(steps.size());
                var step = steps.get(at);
                steps.set(at, step.labelled(mark));
                yield new Edit("PATCH", path + "/steps/" + step.id(), body(base, "label", mark), now.with(steps));
            }
            default -> {
                var versions = new ArrayList<>(new TreeMap<>(restorable).entrySet());
                var version = versions.get(random.nextInt(versions.size()));
                yield new Edit(
                        "POST",
                        path + "/rollback",
                        "{\"revision\": " + base + ", \"toVersion\": " + version.getKey() + "}",
                        now.with(version.getValue()).live());
            }
        };
    }

    private static String body(long base, String field, String value) {
        return "{\"revision\": " + base + ", \"" + field + "\": \"" + value + "\"}";
    }

    /** After a restart: is the route whole, and is all of it there that was acknowledged? */
    void check(Api api) {
        ledger.check(
                api.get(path).expect(200).data(),
                api.get(path + "/history?limit=200").expect(200).data());
    }
}
