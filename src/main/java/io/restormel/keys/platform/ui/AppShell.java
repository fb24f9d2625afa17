package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline.Position;
import com.vaadin.flow.component.page.Inline.Wrapping;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;
import java.util.Map;

/**
 * The host page of the dashboard: stylesheets, icon, viewport, and the colour scheme set before the first paint. The server
 * speaks through a WebSocket, the browser by requests of its own, which are sent again after the connection was lost.
 */
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("assets/styles/tokens.css")
@StyleSheet("assets/styles/layout.css")
@StyleSheet("assets/styles/components.css")
@StyleSheet("assets/styles/palette.css")
@StyleSheet("assets/styles/first-steps.css")
@StyleSheet("assets/styles/live.css")
@StyleSheet("assets/styles/vaadin.css")
@Push(transport = Transport.WEBSOCKET_XHR)
@JsModule("./copy-text.js")
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
public class AppShell implements AppShellConfigurator {

    /** The product's name as people read it. */
    public static final String PRODUCT = "Restormel Keys";

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle(PRODUCT);
        settings.addLink("icon", Map.of("rel", "icon", "type", "image/svg+xml", "href", "assets/favicon.svg"));
        settings.addMetaTag("color-scheme", "light dark");
        settings.addMetaTag("description", "Which provider and model serves this AI call, and why.");
        settings.addInlineWithContents(Position.PREPEND, ColorSchemeChoice.EARLY_SCRIPT, Wrapping.JAVASCRIPT);
    }
}
