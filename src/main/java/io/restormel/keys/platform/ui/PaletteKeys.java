package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.TextField;

/**
 * Lets nobody wait for the {@link CommandPalette}, which takes a round to the server to come: what is typed from Ctrl-K
 * or ⌘-K on, with its Enter, is kept and given to it. Keys that miss its field, since something else took the focus, get
 * there.
 */
final class PaletteKeys {

    private static final String KEEP = ClientScript.named("palette-keep-keys.js");
    private static final String GIVE = ClientScript.named("palette-give-keys.js");

    private PaletteKeys() {}

    /** @param button asks for the palette when it is pressed; the keys that ask for it press it */
    static void keep(Component button) {
        button.addAttachListener(_ -> button.getElement().executeJs(KEEP));
    }

    static void give(TextField words) {
        words.addAttachListener(_ -> words.getElement().executeJs(GIVE));
    }
}
