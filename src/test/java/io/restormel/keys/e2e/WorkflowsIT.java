package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.restormel.keys.support.Api;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Workflows through the dashboard alone; only the app that calls, or a file that was fetched, comes from outside. */
class WorkflowsIT extends WorkflowStage {

    @Test
    void workflow_5_a_key_is_rotated_while_its_old_secret_works_on_and_revoked() {
        var dashboard = signedIn();
        newProject(dashboard, "Rotation");
        var old = newKey(dashboard, "Worker");
        expect(200, old);

        press("Rotate: Worker");
        dashboard.press("Rotate");
        assertThat(dashboard.heading("Copy your Gateway Key now")).isVisible();
        var renewed = variables(dashboard.shown(".env"));
        dashboard.press("I have copied it");
        then(renewed).isNotEqualTo(old);
        expect(200, old);
        expect(200, renewed);

        press("End old: Worker");
        dashboard.press("End old secret");
        dashboard.expectNotice("The old secret of Worker has ended");
        expect(401, old);
        expect(200, renewed);

        press("Revoke: Worker");
        dashboard.press("Revoke key");
        assertThat(dashboard.heading("No Gateway Keys yet")).isVisible();
        expect(401, renewed);
    }

    private void expect(int status, Map<String, String> env) {
        evaluate(env, "openai", "gpt-5.5").expect(status);
    }

    @Test
    void workflow_6_a_refused_request_leads_to_its_receipt_and_to_the_policy_to_mend() {
        var manager = Api.asManager(port);
        var project = manager.post("/projects", Map.of("name", "Receipts"))
                .expect(201)
                .data();
        var path = "/projects/" + project.path("id").asString();
        manager.post(path + "/routes", Map.of("name", "answers", "primaryModel", "gpt-5.5"))
                .expect(201);
        var policy = manager.post(
                        "/policies",
                        Map.of(
                                "name",
                                "Receipts: nothing",
                                "type",
                                "model_denylist",
                                "ruleDefinition",
                                Map.of("modelIds", List.of("*"))))
                .expect(201)
                .data()
                .path("id")
                .asString();
        manager.post(
                        "/policies/" + policy + "/bindings",
                        Map.of(
                                "targetType",
                                "project",
                                "targetId",
                                project.path("id").asString()))
                .expect(201);
        var app = manager.as(manager.post(path + "/keys", Map.of())
                .expect(201)
                .data()
                .path("rawKey")
                .asString());
        app.post(path + "/resolve", Map.of("routeId", "answers")).expect(403);

        var dashboard = signedIn();
        var page = browser.page();
        dashboard.follow("Projects");
        dashboard.follow("Receipts");
        dashboard.follow("Requests");
        cell("Policy blocked").first().click();
        var receipt = page.getByRole(AriaRole.DIALOG);
        assertThat(receipt.getByText("Decision trace")).isVisible();
        receipt.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Receipts: nothing"))
                .first()
                .click();
        assertThat(dashboard.heading("Receipts: nothing")).isVisible();
        dashboard.press("Pause");
        dashboard.expectNotice("Paused Receipts: nothing");

        app.post(path + "/resolve", Map.of("routeId", "answers")).expect(200);
        dashboard.follow("Requests");
        assertThat(cell("Resolved").first()).isVisible();
    }

    @Test
    void workflow_7_what_openrouter_counted_is_imported_from_a_file_and_again_changes_nothing() {
        var dashboard = signedIn();
        var page = browser.page();
        dashboard.follow("Credentials");
        dashboard.press("Add credential");
        dashboard.pick(page.getByRole(AriaRole.DIALOG), "Provider", "OpenRouter");
        page.getByRole(AriaRole.RADIO).nth(1).check();
        dashboard.write("Name in the secret store", "vault/openrouter");
        dashboard.write("Label", "Router");
        dashboard.press("Add credential");
        assertThat(dashboard.heading("What OpenRouter counted")).isVisible();

        var yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        var activity = """
                {"data":[{"date":"%s","model":"openai/gpt-5","provider_name":"Azure","requests":7,
                "prompt_tokens":1200,"completion_tokens":300,"usage":0.42,"byok_usage_inference":0}]}
                """.formatted(yesterday);
        pick(activity);
        dashboard.expectNotice("1 new row; 0 with new figures, 0 known, 0 skipped");
        assertThat(cell("openai/gpt-5")).isVisible();
        assertThat(cell("0.42 USD")).isVisible();
        ScreenshotTaker.take(page, "credential-activity");
        pick(activity);
        dashboard.expectNotice("No new rows; 0 with new figures, 1 known, 0 skipped");
        assertThat(cell("openai/gpt-5")).hasCount(1);
        pick("date,model\n");
        assertThat(page.getByRole(AriaRole.ALERT).getByText("not valid JSON")).isVisible();
    }

    private void pick(String json) {
        browser.page()
                .getByLabel("Activity file (JSON)")
                .setInputFiles(
                        new FilePayload("activity.json", "application/json", json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void workflow_9_what_ci_needs_is_copied_and_holds_no_secret() {
        allowClipboard();
        var dashboard = signedIn();
        var page = browser.page();
        newProject(dashboard, "Pipeline");
        var key = newKey(dashboard, "CI").get("RESTORMEL_GATEWAY_KEY");
        dashboard.follow("Pipeline");
        dashboard.press("Copy CI variables");
        assertThat(page.getByText("Copied").first()).isAttached();
        var copied = clipboard(page);
        then(copied).contains("RESTORMEL_ENVIRONMENT_ID=").doesNotContain("rk_");

        var job = new HashMap<>(variables(copied));
        then(job.get("RESTORMEL_KEYS_BASE")).isEqualTo(dashboard.origin());
        job.put("RESTORMEL_GATEWAY_KEY", key);
        expect(200, job);
    }

    @Test
    void workflow_10_a_change_is_found_in_the_audit_log_verified_and_exported() throws Exception {
        var dashboard = signedIn();
        var page = browser.page();
        newProject(dashboard, "Ledger");
        dashboard.follow("Projects");
        dashboard.follow("Ledger");
        dashboard.press("Rename");
        dashboard.write("Name", "Ledger of May");
        dashboard.press("Rename");
        dashboard.expectNotice("Renamed to Ledger of May");

        dashboard.follow("Audit");
        page.getByLabel("Search").fill("Ledger of May");
        assertThat(page).hasURL(Pattern.compile("Ledger"));
        cell("Project updated").first().click();
        var change = page.getByRole(AriaRole.DIALOG);
        assertThat(change.getByText("Ada").first()).isVisible();
        assertThat(change.getByText("Ledger of May").first()).isVisible();
        change.press("Escape");
        assertThat(change).hasCount(0);
        dashboard.press("Verify the chain");
        assertThat(page.getByText("Intact")).isVisible();
        var file = page.waitForDownload(() -> page.getByText("Export NDJSON").click());
        then(file.path()).content().contains("Ledger of May").contains("\"checkpoint\"");
    }

    /** The button of the row whose name goes on with the key. */
    private void press(String start) {
        browser.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + start)))
                .click();
    }

    private Locator cell(String text) {
        return browser.page().locator("vaadin-grid-cell-content").getByText(text);
    }
}
