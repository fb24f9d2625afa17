package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;

/**
 * Asks before something that cannot be taken back: says what happens, lists what depends on it, and can ask for the name
 * to be typed. Cancel has the focus.
 */
public final class DestructiveDialog extends Dialog {

    private static final int MOST_NAMED = 20;

    private final Button confirm;

    /**
     * @param title the question: "Delete project Checkout?"
     * @param consequence what happens, in one or two sentences
     * @param action the verb on the button: "Delete project"
     * @param onConfirm runs on the UI thread after the dialog has closed
     */
    public DestructiveDialog(String title, String consequence, String action, Runnable onConfirm) {
        addClassName("destructive-dialog");
        setRole("alertdialog");
        setHeaderTitle(title);
        setWidth("28rem");
        add(new Paragraph(consequence));
        var cancel = new Button(text("platform.cancel"), _ -> close());
        cancel.setAutofocus(true);
        confirm = new Button(action, _ -> {
            close();
            onConfirm.run();
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(cancel, confirm);
    }

    /** Lists what stops working, one line each, the first few of many; an empty list adds nothing. */
    public DestructiveDialog withDependants(String heading, List<String> dependants) {
        if (!dependants.isEmpty()) {
            var list = new UnorderedList();
            dependants.stream().limit(MOST_NAMED).map(ListItem::new).forEach(list::add);
            if (dependants.size() > MOST_NAMED) {
                list.add(new ListItem(text("platform.dependants.more", dependants.size() - MOST_NAMED)));
            }
            add(new Paragraph(heading), list);
        }
        return this;
    }

    /** Enables the button only once exactly this text is typed. */
    public DestructiveDialog withTypedConfirmation(String expected) {
        var field = new TextField(text("platform.typeToConfirm", expected));
        field.setWidthFull();
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addValueChangeListener(event -> confirm.setEnabled(expected.equals(event.getValue())));
        confirm.setEnabled(false);
        add(field);
        return this;
    }
}
