package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;

/** Which keys do what. */
final class ShortcutSheet extends Dialog {

    private final DescriptionList list = new DescriptionList();

    ShortcutSheet() {
        setHeaderTitle(text("platform.shortcut.title"));
        setWidth("28rem");
        list.addClassName("shortcuts");
        add(text("platform.shortcut.go"), text("platform.palette.shortcut"));
        KeyboardShortcuts.pages().forEach(page -> add(page.name(), "g", page.key()));
        add(text("platform.shortcut.save"), text("platform.shortcut.saveKeys"));
        add(text("platform.shortcut.leave"), text("platform.shortcut.escape"));
        add(text("platform.shortcut.help"), "?");
        add(list);
        var close = new Button(Icons.of(Icons.CLOSE), _ -> close());
        close.setAriaLabel(text("platform.closePanel"));
        getHeader().add(close);
    }

    private void add(String what, String... keys) {
        var pressed = new DescriptionList.Description();
        for (int i = 0; i < keys.length; i++) {
            if (i > 0) {
                pressed.getElement().appendChild(Element.createText(" " + text("platform.shortcut.then") + " "));
            }
            pressed.getElement().appendChild(new Element("kbd").setText(keys[i]));
        }
        list.getElement().appendChild(new Div(new DescriptionList.Term(what), pressed).getElement());
    }
}
