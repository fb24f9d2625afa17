package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/**
 * Puts a text on the clipboard and says "Copied". The browser does it without asking the server, because browsers allow
 * it only as the direct result of a click.
 */
public final class CopyButton extends Button {

    /** An icon button; {@code label} tells assistive technology and the tooltip what is copied: "Copy project id". */
    public CopyButton(String label, String text) {
        this(label, text, true);
    }

    private CopyButton(String label, String text, boolean iconOnly) {
        super(Icons.of(Icons.COPY));
        addClassName("copy-button");
        addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        if (iconOnly) {
            setAriaLabel(label);
            setTooltipText(label);
        } else {
            setText(label);
        }
        setCopyText(text);
        getElement().setProperty("copiedWord", text("platform.copied"));
        getElement().setProperty("copyFailedWord", text("platform.copyFailed"));
    }

    /** A button that shows its label beside the icon. */
    public static CopyButton labelled(String label, String text) {
        return new CopyButton(label, text, false);
    }

    /** Changes what the next click copies. */
    public void setCopyText(String text) {
        getElement().setProperty("copyText", text);
    }
}
