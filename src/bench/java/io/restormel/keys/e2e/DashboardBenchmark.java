package io.restormel.keys.e2e;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.restormel.keys.Application;
import io.restormel.keys.support.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * What the dashboard costs in a full installation on a real PostgreSQL: the server's time for each page, the weight of the
 * first page and how soon it can be used, and the heap that people with open pages hold. Server, database and Chromium
 * share this machine.
 */
public final class DashboardBenchmark {

    private static final int WARM_UP_ROUNDS = 3;
    private static final int ROUNDS = 20;
    private static final int FIRST_LOADS = 9;
    private static final int PEOPLE = Integer.getInteger("dashboard.people", 200);
    private static final String IDLE =
            "() => Object.values(window.Vaadin?.Flow?.clients ?? {}).some((client) => client.isActive) && "
                    + BrowserPage.IDLE;
    private static final Map<String, String> PAGES = pages();

    private final Dashboard dashboard;
    private final ServerTime server;

    private DashboardBenchmark(Dashboard dashboard, ServerTime server) {
        this.dashboard = dashboard;
        this.server = server;
    }

    public static void main(String[] args) throws Exception {
        var printed = new ByteArrayOutputStream();
        var console = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        var url = TestPostgres.newDatabase();
        var app = new SpringApplicationBuilder(Application.class, ServerTime.class)
                .run(
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--logging.level.io.restormel.keys.access=info",
                        "--vaadin.productionMode=true",
                        "--RESTORMEL_DATA_DIR=" + Files.createTempDirectory("restormel-bench-"),
                        "--DATABASE_URL=" + url,
                        "--DATABASE_USERNAME=postgres");
        System.setOut(console);
        var origin = "http://localhost:" + app.getEnvironment().getProperty("local.server.port");
        try (var context = context()) {
            var dashboard = new Dashboard(context.newPage(), origin);
            dashboard.setUp(Dashboard.setupLink(printed.toString(StandardCharsets.UTF_8)), true);
            FullInstallation.fill(url);
            var benchmark = new DashboardBenchmark(dashboard, app.getBean(ServerTime.class));
            benchmark.warmUp();
            benchmark.firstLoads(origin);
            OneProcessorEach.pin();
            benchmark.measurePages(origin);
            benchmark.people(origin);
        } finally {
            app.close();
        }
        // The driver of the browser would keep this process.
        System.exit(0);
    }

    private static Map<String, String> pages() {
        var pages = new TreeMap<String, String>();
        for (var page : System.getProperty("dashboard.pages", """
                        projects,environments,routes,policies,credentials,models,gateway-keys,widgets,end-users,try,usage,\
                        requests,budgets,health,lifecycle,audit,people,webhooks,sign-in,encryption-key,data-retention,\
                        about,docs""").split(",")) {
            pages.put(page, page);
        }
        pages.put("overview", "");
        return pages;
    }

    /** What is measured is a server that has been running, not one that has just been started. */
    private void warmUp() {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            for (var path : PAGES.values()) {
                dashboard.open(path);
                settle(dashboard.page());
            }
        }
    }

    private static BrowserContext context() {
        return Chromium.running().orElseThrow().newContext(new NewContextOptions().setViewportSize(1440, 900));
    }

    /** Each kind of page in a browser of its own, since what one has shown before takes room and time. */
    private void measurePages(String origin) {
        var pages = new TreeMap<>(PAGES);
        for (var list : List.of("routes", "policies", "credentials")) {
            dashboard.open(list);
            settle(dashboard.page());
            var first = dashboard.page().locator("main vaadin-grid a").first().getAttribute("href");
            pages.put("one of " + list, first);
        }
        dashboard.open("about");
        for (var each : pages.entrySet()) {
            try (var context = context()) {
                context.addCookies(dashboard.page().context().cookies());
                measure(each.getKey(), each.getValue(), new Dashboard(context.newPage(), origin));
            }
        }
    }

    private void measure(String name, String path, Dashboard browser) {
        var other = path.equals("about") ? "docs" : "about";
        var loads = new double[ROUNDS];
        var steps = new double[ROUNDS];
        for (int i = -WARM_UP_ROUNDS; i < ROUNDS; i++) {
            double taken = load(path, browser);
            if (i >= 0) {
                loads[i] = taken;
            }
        }
        for (int i = -WARM_UP_ROUNDS; i < ROUNDS; i++) {
            step(other, browser.page());
            double taken = step(path, browser.page());
            if (i >= 0) {
                steps[i] = taken;
            }
        }
        System.out.printf("DASHBOARD server %-18s %s, %s%n", name, words("navigated", steps), words("loaded", loads));
    }

    private static String words(String what, double[] millis) {
        Arrays.sort(millis);
        return "%s median %6.1f ms, p95 %6.1f ms".formatted(what, millis[ROUNDS / 2], millis[ROUNDS * 95 / 100 - 1]);
    }

    /** As by an address that is typed: the host page, its start, and all that the page then asks for. */
    private double load(String path, Dashboard browser) {
        leave(browser.page());
        server.takeMillis();
        browser.open(path);
        settle(browser.page());
        return server.takeMillis();
    }

    /** As by a link within the dashboard. */
    private double step(String path, Page page) {
        var title = page.title();
        server.takeMillis();
        page.evaluate("""
                path => {
                    const link = document.createElement('a');
                    link.href = path;
                    link.setAttribute('router-link', '');
                    document.body.append(link);
                    link.click();
                    link.remove();
                }""", "/" + path);
        page.waitForFunction("title => document.title !== title", title);
        settle(page);
        return server.takeMillis();
    }

    /** The page says goodbye by itself and by its connection, which is no part of the next one. */
    private void leave(Page page) {
        if (!page.url().equals("about:blank")) {
            server.takeMillis();
            page.navigate("about:blank");
            server.awaitRequests(2);
        }
    }

    /** The sign-in page and the first page behind it, each time with empty caches. */
    private void firstLoads(String origin) {
        var kilobytes = new ArrayList<Double>();
        var millis = new ArrayList<Double>();
        for (int i = -WARM_UP_ROUNDS; i < FIRST_LOADS; i++) {
            double weight = scriptsOfSignIn(origin);
            double usable = usableAfter(origin);
            if (i >= 0) {
                kilobytes.add(weight);
                millis.add(usable);
            }
        }
        kilobytes.sort(null);
        millis.sort(null);
        System.out.printf(
                "DASHBOARD first page: %.0f KB of compressed script in all%n", kilobytes.get(FIRST_LOADS / 2));
        System.out.printf(
                "DASHBOARD first page, cold caches: usable after median %.0f ms, most %.0f ms%n",
                millis.get(FIRST_LOADS / 2), millis.getLast());
    }

    private static double scriptsOfSignIn(String origin) {
        try (var context = context()) {
            var page = context.newPage();
            var scripts = scripts(context.newCDPSession(page));
            signIn(page, origin);
            return scripts.values().stream().mapToDouble(Double::doubleValue).sum() / 1024;
        }
    }

    private double usableAfter(String origin) {
        try (var context = context()) {
            context.addCookies(dashboard.page().context().cookies());
            var page = context.newPage();
            page.navigate(origin + "/routes");
            settle(page);
            return (Double) page.evaluate("() => performance.now() + 0.001");
        }
    }

    private static Map<String, Double> scripts(CDPSession cdp) {
        var ids = ConcurrentHashMap.<String>newKeySet();
        var bytes = new ConcurrentHashMap<String, Double>();
        cdp.on("Network.responseReceived", event -> {
            if (event.get("type").getAsString().equals("Script")) {
                ids.add(event.get("requestId").getAsString());
            }
        });
        cdp.on("Network.loadingFinished", event -> {
            var id = event.get("requestId").getAsString();
            if (ids.contains(id)) {
                bytes.put(id, event.get("encodedDataLength").getAsDouble());
            }
        });
        cdp.send("Network.enable");
        return bytes;
    }

    private static void signIn(Page page, String origin) {
        page.navigate(origin + "/login");
        page.locator("input[name=username]").fill(Dashboard.EMAIL);
        page.locator("input[name=password]").fill(Dashboard.PASSWORD);
        new Dashboard(page, origin).press("Sign in");
        settle(page);
    }

    private static void settle(Page page) {
        page.waitForSelector("main h1", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.VISIBLE));
        page.waitForFunction(IDLE, null, new Page.WaitForFunctionOptions().setPollingInterval(50));
    }

    /** Each signs in and opens a page; then the browser goes without saying so, as a laptop that is shut does. */
    private void people(String origin) {
        long before = heap();
        var open = List.copyOf(PAGES.values());
        for (int i = 0; i < PEOPLE; i++) {
            var context = context();
            var page = context.newPage();
            signIn(page, origin);
            page.navigate(origin + "/" + open.get(i % open.size()));
            settle(page);
            context.setOffline(true);
            context.close();
        }
        long after = heap();
        System.out.printf(
                "DASHBOARD heap: %d MB before, %d MB with %d people on %d kinds of pages, %d KB each%n",
                before >> 20, after >> 20, PEOPLE, open.size(), (after - before) / 1024 / PEOPLE);
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
