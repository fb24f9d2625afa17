package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.Component;

/**
 * Lets Enter in a field of one line do what the button below the fields does. Not while the field's list or calendar is
 * open, which takes it, and not on a button, on a link or in a field of many lines, which have a use of their own for
 * it.
 */
public final class EnterKey {

    /** A field tells its value as the last effect of the key, so the server is told of the key after that. */
    private static final String LISTEN = ClientScript.named("enter-key.js");

    private EnterKey() {}

    /** @param fields holds the fields but not the button, which hears Enter by itself; not yet on the page */
    public static void in(Component fields, Runnable action) {
        var element = fields.getElement();
        fields.addAttachListener(_ -> element.executeJs(LISTEN));
        element.addEventListener("enter-in-field", _ -> action.run());
    }
}
