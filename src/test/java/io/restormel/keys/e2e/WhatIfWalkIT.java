package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restormel.keys.db.Tables.USAGE_EVENT;
import static org.assertj.core.api.BDDAssertions.then;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A draft and a paused policy are asked of decisions that were made, and foretell what then happens. Every other request
 * is of the team that searches.
 */
@OnServer
class WhatIfWalkIT {

    private static final int RESOLVED = 1000;
    private static final int ALL = 100_000;
    /** Enough to foretell; all take seconds. */
    private static final int ASKED = 20_000;

    /** What is asked takes seconds; tests share their machine. */
    private static final double PATIENCE = 60_000;

    @RegisterExtension
    final BrowserPage browser = new BrowserPage();

    @LocalServerPort
    int port;

    @Autowired
    DSLContext sql;

    private Api manager;
    private String project;
    private String route;
    private String policy;

    @BeforeEach
    void a_route_that_has_decided_and_has_another_draft_now() {
        manager = Api.asManager(port);
        var made = manager.post("/projects", Map.of("name", "Foretold"))
                .expect(201)
                .data();
        project = "/projects/" + made.path("id").asString();
        var environment = made.path("defaultEnvironmentId").asString();
        route = id(manager.post(project + "/routes", Map.of("name", "chat", "environmentId", environment)));
        var steps = project + "/routes/" + route + "/steps";
        var first = id(manager.post(steps, step(0, "gpt-5.5")));
        manager.post(project + "/routes/" + route + "/publish", Map.of()).expect(200);
        for (int i = 0; i < RESOLVED / 100; i++) {
            resolve();
        }
        var id = UUID.fromString(made.path("id").asString());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sql.fetchCount(USAGE_EVENT, USAGE_EVENT.PROJECT_ID.eq(id)) == RESOLVED);
        repeat(id, ALL / RESOLVED - 1);

        var search = Map.of("attribute", "tag.team", "operator", "eq", "value", "search");
        manager.patch(steps + "/" + first, Map.of("conditionBlock", search)).expect(200);
        manager.post(steps, step(1, "gpt-5.4")).expect(201);
        policy = id(manager.post(
                "/policies",
                Map.of(
                        "name",
                        "No 5.5",
                        "type",
                        "model_denylist",
                        "ruleDefinition",
                        Map.of("modelIds", List.of("gpt-5.5")))));
        manager.patch("/policies/" + policy, Map.of("status", "paused")).expect(200);
        manager.post("/policies/" + policy + "/bindings", Map.of("targetType", "project", "targetId", id.toString()))
                .expect(201);
    }

    private static String id(Api.Reply created) {
        return created.expect(201).data().path("id").asString();
    }

    private static Map<String, Object> step(int index, String model) {
        return Map.of("orderIndex", index, "providerPreference", "openai", "modelId", model);
    }

    /** A hundred requests; the models that were chosen for them. */
    private List<String> resolve() {
        var requests = IntStream.range(0, 100)
                .mapToObj(i -> Map.of(
                        "routeId",
                        route,
                        "estimatedInputTokens",
                        1000,
                        "estimatedOutputTokens",
                        100,
                        "tags",
                        Map.of("team", i % 2 == 0 ? "search" : "chat")))
                .toList();
        var answers = manager.post(project + "/resolve/batch", Map.of("requests", requests))
                .expect(200)
                .data();
        return StreamSupport.stream(answers.spliterator(), false)
                .map(answer -> answer.path("body").path("data").path("modelId").asString())
                .toList();
    }

    /** The same requests again so many times, an hour earlier each time. */
    private void repeat(UUID projectId, int times) {
        var columns = USAGE_EVENT.fields();
        var hours = DSL.generateSeries(1, times).as("hours", "back");
        var earlier = DSL.field(
                "dateadd(hour, -{0}, {1})",
                USAGE_EVENT.OCCURRED_AT.getDataType(), hours.field("back"), USAGE_EVENT.OCCURRED_AT);
        var values = Stream.of(columns)
                .<Field<?>>map(column -> column.equals(USAGE_EVENT.ID)
                        ? DSL.uuid()
                        : column.equals(USAGE_EVENT.OCCURRED_AT) ? earlier : column)
                .toList();
        sql.insertInto(USAGE_EVENT, columns)
                .select(DSL.select(values)
                        .from(USAGE_EVENT)
                        .crossJoin(hours)
                        .where(USAGE_EVENT.PROJECT_ID.eq(projectId)))
                .execute();
    }

    @AfterEach
    void remove() {
        manager.delete("/policies/" + policy);
        manager.delete(project);
    }

    @Test
    void a_draft_and_a_policy_foretell_what_then_happens() {
        var page = browser.page();
        var dashboard = new Dashboard(page, "http://localhost:" + port);
        dashboard.open("login");
        dashboard.signIn();
        dashboard.open(project.substring(1) + "/routes/" + route);
        dashboard.pick(page.getByRole(AriaRole.LISTITEM, exactly("Step 2")), "Model", "gpt-5.4-mini");
        dashboard.tab("What if");
        decisions().fill(String.valueOf(ALL));
        decisions().press("Tab");

        dashboard.press("Ask what would change");
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
        assertThat(page.getByText("of 100,000 asked again")).isVisible();
        ScreenshotTaker.take(page, "what-if-progress");
        dashboard.press("Cancel");
        assertThat(page.getByText("Cancelled.")).isVisible();
        assertThat(dashboard.button("Ask what would change")).isFocused();

        decisions().fill(String.valueOf(ASKED));
        decisions().press("Tab");
        dashboard.press("Ask what would change");
        assertThat(figure("Would change")).containsText("10,000", soon());
        assertThat(figure("Would change")).containsText("of 20,000");
        assertThat(figure("Served")).containsText("now 20,000");
        assertThat(figure("Cost difference")).containsText("-68");
        assertThat(page.getByText("10,000 × openai / gpt-5.5 → openai / gpt-5.4-mini (-68 USD)"))
                .isVisible();
        assertThat(page.getByText("There are older decisions. They were not asked."))
                .isVisible();
        ScreenshotTaker.take(page, "what-if-route");

        dashboard.press("Save draft");
        dashboard.expectNotice("Draft saved");
        dashboard.press("Publish…");
        dashboard.press("Publish");
        dashboard.expectNotice("Published");
        dashboard.press("Ask what would change");
        assertThat(page.getByText("10,000 of these decisions were answered otherwise"))
                .isVisible(visibleSoon());
        assertThat(figure("Would change")).containsText("0");
        then(resolve())
                .containsOnly("gpt-5.5", "gpt-5.4-mini")
                .filteredOn("gpt-5.4-mini"::equals)
                .hasSize(50);

        dashboard.follow("Policies");
        dashboard.follow("No 5.5");
        decisions().fill("100");
        decisions().press("Tab");
        dashboard.press("Ask decisions of late");
        assertThat(page.getByText("Of the last 100 decisions it would have objected to 50; 50 would have been"))
                .isVisible(visibleSoon());
        assertThat(page.getByText("50 × openai / gpt-5.5 → openai / gpt-5.4-mini"))
                .isVisible();
        assertThat(dashboard.heading("New violations")).isVisible();
        ScreenshotTaker.take(page, "what-if-policy");
        dashboard.press("Enforce");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Enforce"))
                .click();
        await().untilAsserted(() -> then(resolve()).containsOnly("gpt-5.4-mini"));
    }

    private Locator decisions() {
        return browser.page().getByLabel("Decisions to ask again");
    }

    private Locator figure(String label) {
        return browser.page().getByRole(AriaRole.GROUP, exactly(label));
    }

    private static LocatorAssertions.ContainsTextOptions soon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
    }

    private static LocatorAssertions.IsVisibleOptions visibleSoon() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE);
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
