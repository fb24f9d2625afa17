package io.restormel.keys.usage.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableConsumer;

/** A text that the browser keeps for one person and project; without storage it lasts as long as the page. */
record BrowserMemory(String key) {

    /** @param then gets the text, empty when nothing is kept; runs on the UI thread */
    void read(UI ui, SerializableConsumer<String> then) {
        ui.getPage()
                .executeJs("try { return localStorage.getItem($0) || ''; } catch { return ''; }", key)
                .then(String.class, then);
    }

    void write(UI ui, String text) {
        ui.getPage().executeJs("try { localStorage.setItem($0, $1); } catch { }", key, text);
    }
}
