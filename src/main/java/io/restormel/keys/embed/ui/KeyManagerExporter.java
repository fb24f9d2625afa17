package io.restormel.keys.embed.ui;

import com.vaadin.flow.component.WebComponentExporter;
import com.vaadin.flow.component.webcomponent.WebComponent;
import java.util.Locale;

/**
 * {@code <restormel-key-manager>} for pages of other sites. Its property {@code session} is the widget session; what it
 * tells its page are the events of {@code <rk-key-manager>}.
 */
public final class KeyManagerExporter extends WebComponentExporter<KeyManager> {

    public KeyManagerExporter() {
        super("restormel-key-manager");
        addProperty("session", "").onChange(KeyManager::setSession);
        addProperty("theme", "").onChange(KeyManager::setTheme);
        addProperty("locale", "")
                .onChange((manager, tag) -> manager.setLocale(tag.isEmpty() ? null : Locale.forLanguageTag(tag)));
    }

    @Override
    protected void configureInstance(WebComponent<KeyManager> webComponent, KeyManager manager) {
        manager.setWidthFull();
    }
}
