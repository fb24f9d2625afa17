package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong around the key's field is called by its name, and only a broken network is called one. */
class EmbedFaultsIT extends EmbedStage {

    private static final String FIELD = "**/embed/v1/secret-field?*";

    @BeforeEach
    void allowComplaints() {
        browser.allow("/keys/v1/widget/");
        browser.allow("/widget-session");
        browser.allow("/embed/v1/");
        browser.allow("Failed to load resource");
    }

    private void thenNobodyBlamesTheNetwork() {
        then(page().getByText("Cannot reach the server").count()).isZero();
        then(page().getByText("frame-src").count()).isZero();
    }

    @Test
    void a_field_that_does_not_answer_says_so_and_opens_when_tried_again() {
        showBoth();
        page().route(
                        FIELD,
                        route -> route.fulfill(
                                new FulfillOptions().setContentType("text/html").setBody("<p>")));
        button("Add a key").click();
        event("rk-error", Map.of("code", "frame_slow", "retryable", false));
        say("The secure field does not answer.");
        thenNobodyBlamesTheNetwork();
        page().unroute(FIELD);
        button("Try again").click();
        secret().waitFor();
        then(page().getByText("does not answer").count()).isZero();
        secret().fill(newKey());
        button("Save key").click();
        event("rk-key-added");
    }

    @Test
    void a_field_that_opens_late_leaves_the_focus_where_the_user_went() {
        var held = new AtomicReference<@Nullable Route>();
        showBoth();
        page().route(FIELD, held::set);
        button("Add a key").click();
        page().waitForCondition(() -> held.get() != null);
        field().click();
        page().keyboard().type("gpt-4o");
        Objects.requireNonNull(held.get()).resume();
        page().waitForCondition(() -> secret().isVisible());
        then(focused("rk-model-selector")).isEqualTo("input");
        page().keyboard().type("-mini");
        then(field().inputValue()).isEqualTo("gpt-4o-mini");
    }

    @Test
    void a_session_that_is_refused_when_the_field_opens_is_not_a_broken_network() {
        showBoth();
        // The entry asks for the session first; the element itself has it already.
        page().route(
                        "**/keys/v1/widget/session",
                        route -> route.fulfill(new FulfillOptions()
                                .setStatus(403)
                                .setHeaders(Map.of("Access-Control-Allow-Origin", host.origin()))
                                .setContentType("application/json")
                                .setBody("{\"error\":\"origin_not_allowed\",\"message\":\"no\"}")));
        button("Add a key").click();
        event("rk-error", Map.of("code", "origin_not_allowed"));
        say("This page may not use this component: " + host.origin() + " is not on the allow-list.");
        thenNobodyBlamesTheNetwork();
    }

    @Test
    void a_page_of_an_older_version_asks_for_a_reload() {
        showBoth();
        page().route("**/embed/v1/key-entry.*", route -> route.fulfill(new FulfillOptions().setStatus(404)));
        button("Add a key").click();
        say("This page is out of date. Reload it to continue.");
        event("rk-error", Map.of("code", "outdated", "retryable", false));
        thenNobodyBlamesTheNetwork();
    }

    @Test
    void a_server_that_cannot_answer_keeps_the_typed_key_in_its_field() {
        showBoth();
        button("Add a key").click();
        var key = newKey();
        secret().fill(key);
        page().route("**/keys/v1/widget/keys", route -> {
            if (route.request().method().equals("POST")) {
                route.fulfill(new FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/json")
                        .setBody("{\"error\":\"unavailable\",\"message\":\"later\"}"));
            } else {
                route.fallback();
            }
        });
        secret().press("Enter");
        frame().getByText("The server cannot answer right now. Your key is still here")
                .waitFor();
        then(secret().inputValue()).isEqualTo(key);
        page().unroute("**/keys/v1/widget/keys");
        secret().press("Enter");
        event("rk-key-added");
    }

    @Test
    void a_blocked_field_names_the_line_of_the_policy() {
        host.forbidsFrames();
        browser.allow("Content Security Policy");
        showBoth();
        button("Add a key").click();
        event("rk-error", Map.of("code", "frame_blocked", "retryable", false));
        say("frame-src " + app());
        then(page().getByText("Cannot reach the server").count()).isZero();
    }
}
