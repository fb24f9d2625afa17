package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.CREDENTIAL;
import static io.restormel.keys.db.Tables.PROJECT;

import io.restormel.keys.Application;
import io.restormel.keys.engine.EndUserFacts;
import io.restormel.keys.engine.KeyOwner;
import io.restormel.keys.engine.Resolution;
import io.restormel.keys.engine.ResolveRequest;
import io.restormel.keys.engine.Resolver;
import io.restormel.keys.engine.Signals;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.snapshot.LiveConfiguration;
import io.restormel.keys.support.Api;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What 100,000 end users with keys of their own cost: memory of the index beside the snapshots, time to load it at the
 * start, and time of a decision that asks for one of them, next to one that asks for nobody. The product on H2; every
 * tenth user may use their key for some models only, each in another list, so that nothing is shared between them.
 */
public final class EndUserBenchmark {

    private static final int USERS = 100_000;
    private static final int BATCH = 5_000;
    private static final int WARM_UP = 400_000;
    private static final int DECISIONS = 1_000_000;
    private static final int ROUNDS = 5;
    private static final String MANAGEMENT_KEY = "benchmark-management-key-0123456789";

    private EndUserBenchmark() {}

    public static void main(String[] args) throws Exception {
        var directory = Files.createTempDirectory("restormel-bench-");
        UUID project;
        long before;
        try (var app = start(directory)) {
            int port = Integer.parseInt(app.getEnvironment().getRequiredProperty("local.server.port"));
            project = project(new Api(port, MANAGEMENT_KEY));
            measure("nobody yet", app, project, null);
            before = heap();
            insert(app.getBean(DSLContext.class), project);
        }
        long started = System.nanoTime();
        try (var app = start(directory)) {
            System.out.printf("ENDUSERS start with %,d users: %.1f s%n", USERS, (System.nanoTime() - started) / 1e9);
            long after = heap();
            System.out.printf(
                    "ENDUSERS heap before %,d kB, with %,d users %,d kB: %,d bytes each%n",
                    before / 1024, USERS, after / 1024, (after - before) / USERS);
            var live = app.getBean(LiveConfiguration.class);
            if (live.endUser(project, "user-77").equals(EndUserFacts.NONE)) {
                throw new IllegalStateException("The users are not there");
            }
            for (int round = 0; round < ROUNDS; round++) {
                measure("asks for nobody", app, project, null);
                measure("asks for one of them", app, project, "user-");
                measure("asks for a stranger", app, project, "stranger-");
            }
        }
    }

    private static ConfigurableApplicationContext start(Path directory) {
        return new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--vaadin.productionMode=true",
                        "--restormel.announce-setup=false",
                        "--RESTORMEL_MANAGEMENT_KEY=" + MANAGEMENT_KEY,
                        "--RESTORMEL_DATA_DIR=" + directory);
    }

    private static UUID project(Api manager) {
        var project =
                manager.post("/projects", Map.of("name", "Bench")).expect(201).data();
        var path = "/projects/" + project.path("id").asString();
        var route = manager.post(
                        path + "/routes",
                        Map.of(
                                "name",
                                "chat",
                                "environmentId",
                                project.path("defaultEnvironmentId").asString(),
                                "billingMode",
                                "byok_then_platform"))
                .expect(201);
        var steps = path + "/routes/" + route.data().path("id").asString() + "/steps";
        manager.post(steps, Map.of("orderIndex", 0, "providerPreference", "openai", "modelId", "gpt-4o"))
                .expect(201);
        manager.post(steps, Map.of("orderIndex", 1, "providerPreference", "anthropic", "modelId", "claude-sonnet-4-5"))
                .expect(201);
        return UUID.fromString(project.path("id").asString());
    }

    private static void insert(DSLContext sql, UUID project) {
        var workspace = sql.select(PROJECT.WORKSPACE_ID)
                .from(PROJECT)
                .where(PROJECT.ID.eq(project))
                .fetchSingle(PROJECT.WORKSPACE_ID);
        var now = Instant.now();
        List<Query> inserts = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            var models = i % 10 == 0 ? "[\"gpt-4o\", \"model-of-" + i + "\"]" : "[]";
            inserts.add(sql.insertInto(CREDENTIAL)
                    .set(CREDENTIAL.ID, UUID.randomUUID())
                    .set(CREDENTIAL.WORKSPACE_ID, workspace)
                    .set(CREDENTIAL.PROJECT_ID, project)
                    .set(CREDENTIAL.END_USER_ID, "user-" + i)
                    .set(CREDENTIAL.PROVIDER_TYPE, i % 2 == 0 ? "openai" : "anthropic")
                    .set(CREDENTIAL.MODE, "sealed")
                    .set(CREDENTIAL.ALLOWED_MODELS, JSONB.jsonb(models))
                    .set(CREDENTIAL.CREATED_AT, now)
                    .set(CREDENTIAL.UPDATED_AT, now));
            if (inserts.size() == BATCH) {
                sql.batch(inserts).execute();
                inserts.clear();
            }
        }
    }

    /** After three collections, so that what is left is held. */
    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(300);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void measure(String name, ConfigurableApplicationContext app, UUID project, @Nullable String user) {
        var live = app.getBean(LiveConfiguration.class);
        var signals = signals(live);
        var random = new SplittableRandom(42);
        var nanos = new long[DECISIONS];
        int own = 0;
        for (int i = -WARM_UP; i < DECISIONS; i++) {
            var snapshot = Objects.requireNonNull(live.current(project));
            var request = request(user == null ? null : user + random.nextInt(USERS));
            long start = System.nanoTime();
            boolean byOwnKey = decide(snapshot, request, signals);
            long took = System.nanoTime() - start;
            if (i >= 0) {
                nanos[i] = took;
                own += byOwnKey ? 1 : 0;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "ENDUSERS %-22s p50 %,6d ns  p99 %,7d ns  p99.9 %,8d ns  by own key %,d%n",
                name, nanos[DECISIONS / 2], nanos[DECISIONS / 100 * 99], nanos[DECISIONS / 1000 * 999], own);
    }

    private static boolean decide(Snapshot snapshot, ResolveRequest request, Signals signals) {
        return switch (Resolver.resolve(snapshot, request, signals)) {
            case Resolution.Resolved resolved -> resolved.keyOwner() == KeyOwner.END_USER;
            default -> throw new IllegalStateException("No decision");
        };
    }

    private static ResolveRequest request(@Nullable String user) {
        var builder = ResolveRequest.builder("r").environment("production").routeId("chat");
        return (user == null ? builder : builder.endUserId(user)).build();
    }

    private static Signals signals(LiveConfiguration live) {
        return new Signals() {
            @Override
            public long nowMillis() {
                return System.currentTimeMillis();
            }

            @Override
            public long nextRoundRobin(String stepId) {
                return 0;
            }

            @Override
            public EndUserFacts endUser(String projectId, String endUserId) {
                return live.endUser(UUID.fromString(projectId), endUserId);
            }
        };
    }
}
