package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;

/** Text to copy into a terminal or a file, kept as written, with a label and a copy button. Scrolls, never wraps. */
public final class CodeBlock extends Div {

    private final Pre code = new Pre();
    private final CopyButton copy;

    public CodeBlock(String label, String text) {
        addClassName("code-block");
        copy = new CopyButton(text("platform.copy", label), text);
        var head = new Div(new Span(label), copy);
        head.addClassName("code-block-head");
        code.getElement().setAttribute("tabindex", "0");
        code.getElement().setAttribute("role", "region");
        code.getElement().setAttribute("aria-label", label);
        add(head, code);
        setText(text);
    }

    /** Replaces the text shown and copied. */
    @Override
    public void setText(String text) {
        code.setText(text);
        copy.setCopyText(text);
    }
}
