package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Widgets page shows the elements as an end user sees them, driven by the server: its page holds no widget session. */
class WidgetsPreviewIT extends EmbedStage {

    private final List<String> bodies = new ArrayList<>();

    private void remember(Response response) {
        if (response.url().contains("v-r=uidl")) {
            bodies.add(response.text());
        }
    }

    @Test
    void an_end_users_model_and_key_are_tried_out_without_a_session_in_the_page() {
        var dashboard = new Dashboard(page(), "http://localhost:" + port);
        dashboard.open("login");
        dashboard.signIn();
        dashboard.open(project.substring(1) + "/widgets");
        page().onResponse(this::remember);
        page().getByRole(
                        AriaRole.TEXTBOX,
                        new Page.GetByRoleOptions().setName("End user").setExact(true))
                .fill(user);
        dashboard.press("Show as this end user");
        field().fill("gpt-4o-mini");
        option("GPT-4o mini").click();
        say("Chosen: openai / gpt-4o-mini");
        then(backend.get(project + "/end-users/" + user + "/model-choice")
                        .data()
                        .at("/0/modelId")
                        .asString())
                .isEqualTo("gpt-4o-mini");
        then(page().content()).doesNotContain("rkw_");
        then(page().evaluate("document.querySelector('rk-model-selector').session"))
                .isNull();
        then(bodies).isNotEmpty().noneMatch(body -> body.contains("rkw_"));

        var key = newKey();
        button("Add a key").click();
        secret().fill(key);
        button("Save key").click();
        say("Key verified: sk-…WXYZ");
        then(keys()).hasSize(1);
        button("Remove OpenAI").click();
        say("No route depends on it.");
        page().locator("rk-key-manager .confirm button").last().click();
        say("Key removed.");
        then(keys()).isEmpty();
        then(bodies).noneMatch(body -> body.contains(key));
    }
}
