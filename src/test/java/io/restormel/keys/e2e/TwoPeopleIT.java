package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.PeopleService;
import io.restormel.keys.access.Role;
import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Ada and Bea look at one project in browsers of their own; nobody reloads. And Ada's connection breaks. */
@OnServer
class TwoPeopleIT {

    /** Far more than the two seconds that people wait at most: tests share their machine. */
    private static final double PATIENCE = 20_000;

    private static final String SAVE = "Save and go live";

    @RegisterExtension
    final BrowserPage browser = new BrowserPage();

    @LocalServerPort
    int port;

    @Autowired
    PeopleService people;

    @Autowired
    CurrentCaller callers;

    private Api manager;
    private UUID workspaceId;
    private String projectId;
    private String routeId;
    private @Nullable BrowserContext second;
    private Page bea;
    private Page ada;

    @BeforeEach
    void bothAreSignedIn() {
        manager = Api.asManager(port);
        var project =
                manager.post("/projects", Map.of("name", "Shared")).expect(201).data();
        projectId = project.path("id").asString();
        routeId = manager.post(
                        "/projects/" + projectId + "/routes",
                        Map.of(
                                "name",
                                "support",
                                "environmentId",
                                project.path("defaultEnvironmentId").asString()))
                .expect(201)
                .data()
                .path("id")
                .asString();
        manager.post(
                        "/projects/" + projectId + "/routes/" + routeId + "/steps",
                        Map.of("orderIndex", 0, "providerPreference", "openai", "modelId", "gpt-5.5"))
                .expect(201);
        var email = "bea-" + projectId + "@example.com";
        workspaceId = UUID.fromString(project.path("workspaceId").asString());
        var password = callers.as(new Caller.System(workspaceId), () -> people.add(email, "Bea Boole", Role.EDITOR));
        ada = browser.page();
        signIn(ada, OnServer.OWNER, OnServer.PASSWORD);
        var fresh = Chromium.running()
                .orElseThrow()
                .newContext(new NewContextOptions()
                        .setViewportSize(1440, 900)
                        .setLocale("en-GB")
                        .setReducedMotion(ReducedMotion.REDUCE));
        second = fresh;
        fresh.setDefaultTimeout(15_000);
        bea = fresh.newPage();
        signIn(bea, email, password);
    }

    @AfterEach
    void close() {
        if (second != null) {
            second.close();
        }
        callers.as(new Caller.System(workspaceId), () -> {
            people.list().stream()
                    .filter(person -> person.email().startsWith("bea-"))
                    .forEach(bea -> people.remove(bea.id()));
            return true;
        });
        manager.delete("/projects/" + projectId);
    }

    private void signIn(Page page, String email, String password) {
        page.navigate("http://localhost:" + port + "/login");
        page.locator("input[name=username]").fill(email);
        page.locator("input[name=password]").fill(password);
        new Dashboard(page, "").press("Sign in");
        assertThat(new Dashboard(page, "").heading("Overview")).isVisible(soon());
    }

    @Test
    void what_one_saves_the_other_sees_and_nothing_typed_is_lost() {
        bea.navigate(address("/routes"));
        var state = bea.locator("vaadin-grid-cell-content").getByText("support");
        assertThat(state).isVisible();
        bea.evaluate("document.body.dataset.loaded = 'once'");

        rename(ada, "support-renamed");
        new Dashboard(ada, "").press(SAVE);
        assertThat(bea.locator("vaadin-grid-cell-content").getByText("support-renamed"))
                .isVisible(soon());
        then(bea.evaluate("document.body.dataset.loaded")).as("not reloaded").isEqualTo("once");

        bea.navigate(address("/routes/" + routeId));
        rename(bea, "bea's name");
        rename(ada, "ada's name");
        new Dashboard(ada, "").press(SAVE);
        assertThat(bea.locator(".conflict-note")).containsText("Changed by ada", contains());
        assertThat(name(bea)).hasValue("bea's name");
        new Dashboard(bea, "").press("See both versions");
        var dialog = bea.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByText("ada's name")).isVisible();
        assertThat(dialog.getByText("bea's name")).isVisible();
        ScreenshotTaker.take(bea, "conflict-both-versions");
        new Dashboard(bea, "").press("Cancel");
        ScreenshotTaker.take(bea, "conflict-note");
        bea.locator(".conflict-note").getByText("Keep mine").click();
        new Dashboard(bea, "").press(SAVE);
        assertThat(name(ada)).hasValue("bea's name", new LocatorAssertions.HasValueOptions().setTimeout(PATIENCE));
        assertThat(ada.locator(".conflict-note")).isHidden();
    }

    @Test
    void another_project_is_a_few_keys_away_and_figures_grow_by_themselves() {
        var other = manager.post("/projects", Map.of("name", "Zebra crossing"))
                .expect(201)
                .data()
                .path("id")
                .asString();
        ada.navigate(address("/usage"));
        assertThat(ada.getByText("No requests yet")).isVisible(soon());
        ada.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("switch project")))
                .click();
        var options = ada.getByRole(AriaRole.DIALOG).getByRole(AriaRole.OPTION);
        assertThat(options.first()).containsText("Shared");
        assertThat(options.first()).containsText("Current");
        ScreenshotTaker.take(ada, "project-switcher");
        ada.keyboard().type("ebra");
        assertThat(options).hasCount(1);
        ada.keyboard().press("Enter");
        assertThat(ada).hasURL(Pattern.compile("projects/" + other + "/usage$"));
        assertThat(ada.getByText("No requests yet")).isVisible();

        manager.post("/projects/" + other + "/resolve", Map.of());
        assertThat(ada.getByText("No requests yet"))
                .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE));
        manager.delete("/projects/" + other);
    }

    @Test
    void a_lost_connection_is_said_and_what_was_typed_is_saved_afterwards() {
        browser.allow("ERR_INTERNET_DISCONNECTED");
        browser.allow("WebSocket");
        browser.allow("Failed to load resource");
        var failed = new AtomicInteger();
        ada.onRequestFailed(_ -> failed.incrementAndGet());
        rename(ada, "typed before");
        ada.context().setOffline(true);
        var note = ada.locator("vaadin-connection-indicator").getByText("The server cannot be reached");
        assertThat(note).isVisible(soon());
        name(ada).fill("typed offline");
        name(ada).press("Tab");
        ScreenshotTaker.take(ada, "connection-lost");
        // It has tried once more at once, and then again by itself.
        ada.waitForCondition(() -> failed.get() > 2);
        ada.context().setOffline(false);
        assertThat(note).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE));
        assertThat(name(ada)).hasValue("typed offline");
        new Dashboard(ada, "").press(SAVE);
        new Dashboard(ada, "").expectNotice("Saved; live now");
        then(manager.get("/projects/" + projectId + "/routes/" + routeId)
                        .data()
                        .path("name")
                        .asString())
                .isEqualTo("typed offline");
    }

    /** As after a restart of the server, which knows none of its sessions. */
    @Test
    void who_has_to_sign_in_again_comes_back_to_the_same_page() {
        browser.allow("status 40");
        browser.allow("Failed to load resource");
        rename(ada, "lost");
        ada.context()
                .addCookies(ada.context().cookies().stream()
                        .map(cookie -> cookie.name.equals("JSESSIONID") ? session(cookie.domain) : cookie)
                        .toList());
        new Dashboard(ada, "").tab("Versions");
        ada.locator("input[name=username]").fill(OnServer.OWNER);
        ada.locator("input[name=password]").fill(OnServer.PASSWORD);
        new Dashboard(ada, "").press("Sign in");
        assertThat(new Dashboard(ada, "").heading("support")).isVisible(soon());
        then(ada.url()).startsWith(address("/routes/" + routeId));
    }

    private static Cookie session(String domain) {
        return new Cookie("JSESSIONID", "0".repeat(32))
                .setDomain(domain)
                .setPath("/")
                .setHttpOnly(true);
    }

    private void rename(Page page, String to) {
        if (!page.url().endsWith(routeId)) {
            page.navigate(address("/routes/" + routeId));
        }
        if (!name(page).isVisible()) {
            new Dashboard(page, "").tab("Settings");
        }
        name(page).fill(to);
        name(page).press("Tab");
        assertThat(new Dashboard(page, "").button(SAVE)).isEnabled();
    }

    private static Locator name(Page page) {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Name").setExact(true));
    }

    private String address(String path) {
        return "http://localhost:" + port + "/projects/" + projectId + path;
    }

    private static LocatorAssertions.IsVisibleOptions soon() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE);
    }

    private static LocatorAssertions.ContainsTextOptions contains() {
        return new LocatorAssertions.ContainsTextOptions().setIgnoreCase(true).setTimeout(PATIENCE);
    }
}
