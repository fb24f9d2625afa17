package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import io.restormel.keys.support.OnServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A webhook from the form to the first call that is taken. */
@OnServer
@DirtiesContext
class WebhookWalkIT {

    private static final HttpServer RECEIVER = receiver();

    @RegisterExtension
    final BrowserPage browser = new BrowserPage();

    @LocalServerPort
    int port;

    private static HttpServer receiver() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    exchange.sendResponseHeaders(204, -1);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hostAndPort() {
        return "127.0.0.1:" + RECEIVER.getAddress().getPort();
    }

    @DynamicPropertySource
    static void allowTheReceiver(DynamicPropertyRegistry properties) {
        properties.add("restormel.providers.allowed-hosts", WebhookWalkIT::hostAndPort);
    }

    @Test
    void a_webhook_is_added_tested_and_shows_what_was_delivered() {
        var page = browser.page();
        var dashboard = new Dashboard(page, "http://localhost:" + port);
        dashboard.open("login");
        dashboard.signIn();
        dashboard.follow("Webhooks");
        picture("webhooks-empty", dashboard.heading("No webhooks yet"));

        dashboard.press("Add webhook");
        dashboard.write("Address", "http://" + hostAndPort() + "/hook");
        page.getByLabel("All events, also those to come").uncheck();
        page.getByLabel("Project: Created").check();
        picture("webhook-new", dashboard.heading("Add webhook"));
        dashboard.press("Add webhook");
        assertThat(page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Signing secret")))
                .hasValue(Pattern.compile("whsec_[0-9a-f]{64}"));
        picture("webhook-secret", dashboard.heading("Copy the signing secret now"));
        dashboard.press("I have copied it");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("/hook"))
                .click();
        dashboard.press("Send test");
        assertThat(cell("Delivered").first()).isVisible();
        picture("webhook", cell("webhook.test"));
        cell("webhook.test").first().click();
        picture("webhook-delivery", page.getByRole(AriaRole.DIALOG).getByText("A test from Restormel Keys"));
        dashboard.open("webhooks");
        picture("webhooks", cell("project.created"));
    }

    private Locator cell(String text) {
        return browser.page().locator("vaadin-grid-cell-content").getByText(text);
    }

    private void picture(String name, Locator shown) {
        assertThat(shown.first()).isVisible();
        ScreenshotTaker.take(browser.page(), name);
    }
}
