package io.restormel.keys.route;

import static io.restormel.keys.db.Tables.WORKSPACE;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.project.ProjectService;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A fresh workspace and project for each test, and its people. */
abstract class RouteTestCase {

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller caller;

    @Autowired
    DSLContext sql;

    UUID projectId = new UUID(0, 0);
    UUID production = new UUID(0, 0);
    UUID development = new UUID(0, 0);
    Caller owner = person(UUID.randomUUID(), Role.OWNER);

    @BeforeEach
    void a_project() {
        var workspaceId = UUID.randomUUID();
        sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, workspaceId)
                .set(WORKSPACE.NAME, "Acme")
                .set(WORKSPACE.SLUG, "w" + workspaceId.toString().substring(0, 8))
                .set(WORKSPACE.CREATED_AT, Instant.now())
                .execute();
        owner = person(workspaceId, Role.OWNER);
        as(owner, () -> {
            projectId = projects.create("Checkout", false).id();
            for (var environment : projects.environments(projectId)) {
                if (environment.slug().equals("production")) {
                    production = environment.id();
                } else {
                    development = environment.id();
                }
            }
            return null;
        });
    }

    Caller person(UUID workspaceId, Role role) {
        return new Caller.Person(UUID.randomUUID(), workspaceId, "ada@example.com", "Ada", role);
    }

    <T extends @Nullable Object> T as(Caller who, Supplier<T> work) {
        return caller.as(who, work);
    }

    static StepConfig step(int order, @Nullable String provider, @Nullable String model) {
        return StepConfig.plain(UUID.randomUUID().toString(), order, provider, model, null, 12_000);
    }
}
