package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;

/**
 * Details beside a list: a panel at the right edge that leaves the list usable, or the whole screen where it is narrow.
 * Closes with Escape and its button; {@link #addClosedListener} tells.
 */
public final class SidePanel extends Dialog {

    /** CSS pixels below which the panel covers the screen; the stylesheet uses the same number. */
    private static final int NARROW = 800;

    public SidePanel(String title, Component... content) {
        setHeaderTitle(title);
        addClassName("side-panel");
        setCloseOnOutsideClick(false);
        var close = new Button(Icons.of(Icons.CLOSE), _ -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel(text("platform.closePanel"));
        getHeader().add(close);
        add(content);
    }

    /** Replaces title and content, so that one panel can follow the selection of a list, and opens it. */
    public void show(String title, Component... content) {
        setHeaderTitle(title);
        removeAll();
        add(content);
        open();
    }

    @Override
    public void open() {
        setModality(isNarrow() ? ModalityMode.STRICT : ModalityMode.MODELESS);
        super.open();
    }

    private static boolean isNarrow() {
        var details = UI.getCurrentOrThrow().getPage().getExtendedClientDetails();
        return details != null && details.getWindowInnerWidth() < NARROW;
    }
}
