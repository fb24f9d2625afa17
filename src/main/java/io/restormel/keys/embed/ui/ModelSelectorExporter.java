package io.restormel.keys.embed.ui;

import com.vaadin.flow.component.WebComponentExporter;
import com.vaadin.flow.component.webcomponent.WebComponent;
import java.util.Locale;

/**
 * {@code <restormel-model-selector>} for pages of other sites. Its property {@code session} is the widget session; what it
 * tells its page are the events of {@code <rk-model-selector>}.
 */
public final class ModelSelectorExporter extends WebComponentExporter<ModelSelector> {

    public ModelSelectorExporter() {
        super("restormel-model-selector");
        addProperty("session", "").onChange(ModelSelector::setSession);
        addProperty("theme", "").onChange(ModelSelector::setTheme);
        addProperty("locale", "")
                .onChange((selector, tag) -> selector.setLocale(tag.isEmpty() ? null : Locale.forLanguageTag(tag)));
        addProperty("label", "").onChange(ModelSelector::setLabel);
        addProperty("required", false).onChange(ModelSelector::setRequired);
    }

    @Override
    protected void configureInstance(WebComponent<ModelSelector> webComponent, ModelSelector selector) {
        selector.setWidthFull();
    }
}
