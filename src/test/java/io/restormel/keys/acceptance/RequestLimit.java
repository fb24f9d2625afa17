package io.restormel.keys.acceptance;

import static org.awaitility.Awaitility.await;

import io.restormel.keys.support.Api;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A limit of requests for the workspace of the tests, until it is closed; each change is awaited. */
final class RequestLimit implements AutoCloseable {

    private final Api manager;
    private final AcceptanceProject project;

    private RequestLimit(Api manager, AcceptanceProject project) {
        this.manager = manager;
        this.project = project;
    }

    /** @param limit one that has been reached */
    static RequestLimit of(Api manager, AcceptanceProject project, long limit) {
        var made = new RequestLimit(manager, project);
        made.set(limit);
        await().until(() -> made.status() == 402);
        return made;
    }

    private int status() {
        return project.resolve("none").status();
    }

    private void set(@Nullable Long limit) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("plainKeysManage", false);
        settings.put("monthlyRequestLimit", limit);
        manager.send("PUT", "/workspace-settings", JsonMapper.shared().writeValueAsString(settings))
                .expect(200);
    }

    @Override
    public void close() {
        set(null);
        await().until(() -> status() != 402);
    }
}
