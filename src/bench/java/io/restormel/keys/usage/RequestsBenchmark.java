package io.restormel.keys.usage;

import io.restormel.keys.Application;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.audit.AuditFilter;
import io.restormel.keys.audit.AuditService;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.support.TestPostgres;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the requests page and the lists of the API ask when there are many: {@code postgres 10000000} unless said, or
 * {@code h2 1000000}; and how fast the recorder adds to them, with the indexes that they need and without. A third
 * argument is the JDBC URL of a PostgreSQL database to fill, or that an earlier run filled, a fourth its data directory:
 * then two versions can be compared on the same rows.
 */
public final class RequestsBenchmark {

    private static final int PAGE = 100;
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 25;
    private static final long MOST_NANOS = 1_500_000_000L;
    private static final int BATCH = 4000;
    private static final List<String> INDEXES = List.of("route", "key", "status", "model");

    private final ConfigurableApplicationContext app;
    private final CurrentCaller callers;
    private final DSLContext sql;
    private final TestWorkspace workspace;
    private final UUID project;
    private final Instant end = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final int requests;

    private RequestsBenchmark(ConfigurableApplicationContext app, int requests) {
        this.app = app;
        this.requests = requests;
        callers = app.getBean(CurrentCaller.class);
        sql = app.getBean(DSLContext.class);
        workspace = sql.fetchOptional("select workspace_id from project where name = 'Bench'")
                .map(found -> new TestWorkspace(found.get(0, UUID.class)))
                .orElseGet(() -> TestWorkspace.create(sql));
        project = callers.as(workspace.person(Role.ADMIN), this::project);
    }

    public static void main(String[] args) throws Exception {
        boolean h2 = args.length > 0 && args[0].equals("h2");
        var settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--logging.level.root=warn",
                "--vaadin.productionMode=true",
                "--restormel.announce-setup=false",
                "--RESTORMEL_MANAGEMENT_KEY=benchmark-management-key-0123456789",
                "--RESTORMEL_DATA_DIR=" + (args.length > 3 ? args[3] : Files.createTempDirectory("restormel-bench-"))));
        if (!h2) {
            settings.add("--DATABASE_URL=" + (args.length > 2 ? args[2] : TestPostgres.newDatabase()));
            settings.add("--DATABASE_USERNAME=postgres");
        }
        var app = new SpringApplicationBuilder(Application.class).run(settings.toArray(String[]::new));
        try {
            int requests = args.length > 1 ? Integer.parseInt(args[1]) : h2 ? 1_000_000 : 10_000_000;
            var benchmark = new RequestsBenchmark(app, requests);
            if (app.getBean(UsageReader.class)
                    .latency(benchmark.project, Instant.EPOCH)
                    .isEmpty()) {
                benchmark.fill(h2);
            }
            benchmark.search();
            benchmark.lists();
            benchmark.insert("at first");
            benchmark.insert("with the indexes");
            INDEXES.forEach(index -> benchmark.sql.execute("drop index if exists usage_event_" + index + "_ix"));
            benchmark.insert("without those of search");
        } finally {
            app.close();
        }
    }

    private UUID project() {
        var projects = app.getBean(ProjectService.class);
        return projects.list().stream()
                .findFirst()
                .orElseGet(() -> projects.create("Bench", false))
                .id();
    }

    private void fill(boolean h2) {
        var start = Instant.now();
        sql.connection(connection -> {
            new RequestsSeed(workspace.id(), project, requests, end).fill(connection);
            try (var statement = connection.createStatement()) {
                statement.execute("insert into audit_event (workspace_id, seq, occurred_at, actor_type, actor_id,"
                        + " actor_name, action, target_type, target_id, target_name, project_id, prev_hash, hash, seal)"
                        + " select '" + workspace.id() + "', n + 100, " + end.toEpochMilli() + " - (" + requests / 10
                        + " - n) * cast(7776 as bigint), 'person', 'ada', 'Ada', case when mod(n, " + requests / 50
                        + ") = 77 then 'rare_action' else 'route_published' end, 'route', 'route-' || mod(n, 1000),"
                        + " 'Route', '" + project + "', 'p', 'h', 's' from "
                        + (h2 ? "system_range(1, " : "generate_series(1, ") + requests / 10 + ") "
                        + (h2 ? "(n)" : "n"));
                statement.execute(h2 ? "analyze" : "vacuum analyze");
            }
        });
        System.out.printf(
                "REQUESTS %,d filled in %d s%n",
                requests, Duration.between(start, Instant.now()).toSeconds());
    }

    /** What people look for on the page. */
    private void search() {
        RequestQuestions.until(end).forEach((name, filter) -> measure(name, () -> found(filter, null)));
        var none = RequestQuestions.filter();
        measure("half way down", () -> found(none, cursor(45)));
        measure("near the end", () -> found(none, cursor(1)));
        measure(
                "half way down a route",
                () -> found(RequestQuestions.filter("route", RequestsSeed.route(3)), cursor(45)));
        measure(
                "half way down a pair",
                () -> found(
                        RequestQuestions.filter("route", RequestsSeed.route(3), "status", "policy_blocked"),
                        cursor(45)));
        var search = app.getBean(RequestSearch.class);
        var logs = app.getBean(RequestLogs.class);
        var ids = sql.fetchValues("select id from usage_event where status = 'policy_blocked' limit 500").stream()
                .map(UUID.class::cast)
                .toList();
        var next = new int[1];
        measure("the details of one", () -> {
            var one = logs.require(project, ids.get(next[0]++ % ids.size()));
            return logs.outcomes(List.of(one)).size() + " calls";
        });
        measure("whether there are new ones", () -> logs.newest(project).isPresent() ? "yes" : "no");
        measure(
                "what to filter by",
                () -> search.facets(project, UsageRange.QUARTER).models().size() + " models");
    }

    /** What programs ask: pages of the API, of one project and of all. */
    private void lists() {
        var logs = app.getBean(RequestLogs.class);
        for (var name : List.of("no filter", "status, rare", "route and model that never meet")) {
            var filter = Objects.requireNonNull(RequestQuestions.until(end).get(name));
            measure("API, a project, " + name, () -> {
                var page = logs.page(project, filter, null, 500);
                return page.requests().size() + " with "
                        + logs.outcomes(page.requests()).size();
            });
            measure(
                    "API, all projects, " + name,
                    () -> logs.workspacePage(filter, null, 500).requests().size() + "");
        }
        var audit = app.getBean(AuditService.class);
        var any = AuditFilter.ALL;
        var rare = new AuditFilter(null, null, "rare_action", null, null, null, null, null, null);
        var text = new AuditFilter(null, null, null, null, null, null, null, null, "nobody has this");
        var target = new AuditFilter(null, null, null, null, null, "route-77", null, null, null);
        var past = new AuditFilter(null, end.minus(60, ChronoUnit.DAYS), null, null, null, null, null, null, null);
        measure("audit, no filter", () -> audit.page(any, null, 500).events().size() + "");
        measure(
                "audit, half way down",
                () -> audit.page(any, "" + requests / 20, 500).events().size() + "");
        measure("audit, target", () -> audit.page(target, null, 500).events().size() + "");
        measure(
                "audit, until 60 days ago",
                () -> audit.page(past, null, 500).events().size() + "");
        measure("audit, rare action", () -> audit.page(rare, null, 500).events().size() + "");
        measure(
                "audit, text of none",
                () -> audit.page(text, null, 500).events().size() + "");
    }

    private String found(RequestFilter filter, @Nullable String cursor) {
        var found = app.getBean(RequestSearch.class).find(project, filter, cursor, PAGE);
        app.getBean(RequestLogs.class).outcomes(found.requests());
        var back = found.lookedBackTo();
        return found.requests().size()
                + (back == null
                        ? ", all"
                        : ", back to " + Duration.between(back, end).toHours() / 24.0 + " days");
    }

    private String cursor(int daysBeforeTheOldest) {
        var at = end.minus(RequestsSeed.DAYS, ChronoUnit.DAYS).plus(daysBeforeTheOldest, ChronoUnit.DAYS);
        return new RequestCursor(at, new UUID(0, 0)).wire();
    }

    private void measure(String name, Supplier<String> question) {
        Supplier<String> asked = () -> callers.as(workspace.person(Role.ADMIN), question::get);
        var millis = new ArrayList<Double>();
        var answer = "";
        // A slow one is asked less often.
        for (long begun = System.nanoTime();
                millis.size() < WARM_UP + ROUNDS && (millis.size() < 3 || System.nanoTime() - begun < MOST_NANOS); ) {
            long start = System.nanoTime();
            answer = asked.get();
            millis.add((System.nanoTime() - start) / 1e6);
        }
        var counted = millis.subList(Math.min(WARM_UP, millis.size() / 2), millis.size()).stream()
                .sorted()
                .toList();
        System.out.printf(
                "REQUESTS %-48s median %7.1f ms, most %7.1f ms (%s)%n",
                name, counted.get(counted.size() / 2), counted.getLast(), answer);
    }

    /** As the recorder does, a full batch at a time. */
    private void insert(String how) {
        var writer = app.getBean(UsageWriter.class);
        var took = new double[20];
        for (int i = 0; i < took.length; i++) {
            int batch = i;
            var events = IntStream.range(0, BATCH)
                    .mapToObj(n -> StoredEvent.of(event(end.plusMillis(batch * BATCH + n), n)))
                    .toList();
            long start = System.nanoTime();
            writer.write(events);
            took[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(took);
        System.out.printf("REQUESTS recorded %s: %,.0f/s%n", how, BATCH / took[took.length / 2]);
    }

    private UsageEvent event(Instant at, int n) {
        return new UsageEvent(
                new UUID(
                        at.toEpochMilli() << 16 | 0x7000 | n & 0xFFF,
                        UUID.randomUUID().getLeastSignificantBits()),
                workspace.id(),
                project,
                RequestsSeed.environment(n % 3),
                RequestsSeed.route(n % 20),
                "route-" + n % 20,
                null,
                RequestsSeed.key(n % 10),
                "user-" + n % 977,
                n % 25 == 0 ? "policy_blocked" : "resolved",
                "provider-" + n % 6,
                "model-" + n % 30,
                Duration.ofNanos(234_567),
                0,
                0,
                null,
                1200L,
                300L,
                "c0ffee",
                false,
                () -> EventDetail.of(Map.of()),
                at);
    }
}
