package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The network goes and comes back while somebody types. */
class EmbedOutageIT extends EmbedStage {

    @BeforeEach
    void allowComplaints() {
        browser.allow("/keys/v1/widget/");
        browser.allow("/embed/v1/");
        browser.allow("Failed to load resource");
    }

    @Test
    void a_search_is_kept_and_a_choice_is_stored_afterwards() {
        showBoth();
        field().click();
        page().keyboard().type("gpt-4o");
        cut();
        status("rk-model-selector", "degraded");
        event("rk-error", Map.of("code", "network", "retryable", true));
        say("Cannot reach the server. Trying again…");
        page().keyboard().type("-mini");
        then(field().inputValue()).isEqualTo("gpt-4o-mini");
        then(focused("rk-model-selector")).isEqualTo("input");
        marked("GPT-4o mini");
        page().keyboard().press("Enter");
        then(events("rk-model-selected")).isZero();
        wire.mend();
        event("rk-model-selected", Map.of("modelId", "gpt-4o-mini"));
        status("rk-model-selector", "ready");
        then(focused("rk-model-selector")).isEqualTo("input");
        then(backend.get(project + "/end-users/" + user + "/model-choice")
                        .data()
                        .at("/0/modelId")
                        .asString())
                .isEqualTo("gpt-4o-mini");
    }

    @Test
    void a_key_that_is_being_typed_stays_and_so_does_the_focus() {
        showBoth();
        button("Add a key").click();
        page().getByLabel("Name (optional)").fill("Kept");
        var key = newKey();
        secret().click();
        page().keyboard().type(key.substring(0, 20));
        cut();
        status("rk-key-manager", "degraded");
        say("Cannot reach the server. Trying again…");
        page().keyboard().type(key.substring(20));
        page().keyboard().press("Enter");
        frame().getByText("Your key is still here").waitFor();
        wire.mend();
        status("rk-key-manager", "empty");
        then(focused("rk-key-manager")).isEqualTo("iframe");
        then(secret().inputValue()).isEqualTo(key);
        page().keyboard().press("Enter");
        event("rk-key-added");
        then(keys().at("/0/label").asString()).isEqualTo("Kept");
    }

    @Test
    void thirty_seconds_without_a_network_lose_nothing() {
        showBoth();
        button("Add a key").click();
        page().getByLabel("Name (optional)").fill("Kept");
        field().click();
        page().keyboard().type("gpt-4o-mini");
        marked("GPT-4o mini");
        cut();
        page().keyboard().press("Enter");
        var key = newKey();
        secret().click();
        page().keyboard().type(key);
        say("Cannot reach the server. Trying again…");
        Awaitility.await()
                .during(Duration.ofSeconds(30))
                .atMost(Duration.ofSeconds(60))
                .until(this::keepsWaiting);
        then(secret().inputValue()).isEqualTo(key);
        then(events("rk-error")).as("each element said it once").isEqualTo(2);
        then(events("rk-model-selected")).isZero();

        wire.mend();
        event("rk-model-selected", Map.of("modelId", "gpt-4o-mini"));
        status("rk-model-selector", "ready");
        status("rk-key-manager", "empty");
        then(page().getByText("Cannot reach the server").count()).isZero();
        then(keepsWaiting()).isTrue();
        then(secret().inputValue()).isEqualTo(key);
        page().keyboard().press("Enter");
        event("rk-key-added");
        then(keys().at("/0/label").asString()).isEqualTo("Kept");
    }

    /** The field of the key has the focus, and the choice is shown. */
    private boolean keepsWaiting() {
        return "iframe".equals(focused("rk-key-manager"))
                && "secret".equals(page().frames().getLast().evaluate("document.activeElement.id"))
                && "GPT-4o mini".equals(field().inputValue())
                && "Kept".equals(page().getByLabel("Name (optional)").inputValue());
    }

    @Test
    void a_session_that_expires_while_the_host_has_no_other_is_told_and_renewed_later() {
        session.put("ttlSeconds", 4);
        showBoth();
        button("Add a key").click();
        var key = newKey();
        secret().click();
        page().keyboard().type(key.substring(0, 20));
        host.sessions(() -> "");
        browser.allow("/widget-session");
        say("Could not renew your session. Trying again…");
        event("rk-session-expired");
        page().keyboard().type(key.substring(20));
        then(secret().inputValue()).isEqualTo(key);
        then(focused("rk-key-manager")).isEqualTo("iframe");
        session.remove("ttlSeconds");
        host.sessions(() -> mint().toString());
        status("rk-key-manager", "empty");
        status("rk-model-selector", "ready");
        then(page().getByText("Could not renew").count()).isZero();
        then(secret().inputValue()).isEqualTo(key);
        then(focused("rk-key-manager")).isEqualTo("iframe");
        page().keyboard().press("Enter");
        event("rk-key-added");
    }

    @Test
    void a_session_that_ends_while_a_key_is_typed_is_renewed_and_the_key_saved() {
        showBoth();
        button("Add a key").click();
        secret().click();
        page().keyboard().type(newKey());
        for (var issued : backend.get(project + "/widget-sessions").expect(200).data()) {
            backend.delete(project + "/widget-sessions/" + issued.path("id").asString())
                    .expect(200);
        }
        page().keyboard().press("Enter");
        event("rk-key-added");
        then(events("rk-session-expired")).isZero();
    }

    @Test
    void a_server_that_is_away_when_the_key_entry_opens_is_waited_for() {
        showBoth();
        cut();
        status("rk-key-manager", "degraded");
        button("Add a key").click();
        say("Cannot reach the server. Trying again…");
        wire.mend();
        status("rk-key-manager", "empty");
        secret().waitFor();
    }
}
