package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.Icons;

/** What a step is moved, removed and preceded by: its handle and buttons, named after its place. */
final class StepHandles {

    private final Span grip = new Span(Icons.of(Icons.GRIP));
    private final Button insert = button(Icons.PLUS);
    private final Button up = button(Icons.ARROW_UP);
    private final Button down = button(Icons.ARROW_DOWN);
    private final Button remove = button(Icons.TRASH);

    StepHandles() {
        grip.addClassName("step-handle");
        grip.setTitle(text("route.step.drag"));
        grip.getElement().setAttribute("role", "button");
        grip.getElement().setAttribute("tabindex", "0");
        insert.addClassName("step-insert");
        insert.setTooltipText(text("route.step.insertHint"));
    }

    /** To drag it by, and to move it with Alt and the arrow keys. */
    Span grip() {
        return grip;
    }

    /** Adds a step above. */
    Button insert() {
        return insert;
    }

    Button up() {
        return up;
    }

    Button down() {
        return down;
    }

    Button remove() {
        return remove;
    }

    void focusGrip() {
        grip.getElement().callJsFunction("focus");
    }

    /** @param number from 1 */
    void place(int number, int of) {
        insert.setAriaLabel(text("route.step.insert", number));
        grip.getElement().setAttribute("aria-label", text("route.step.handle", number));
        up.setAriaLabel(text("route.step.up", number));
        down.setAriaLabel(text("route.step.down", number));
        remove.setAriaLabel(text("route.step.remove", number));
        // Before the first step there is nothing between two; whoever wants one there moves it up.
        insert.setVisible(number > 1 && remove.isVisible());
        up.setEnabled(number > 1);
        down.setEnabled(number < of);
    }

    void setReadOnly(boolean readOnly) {
        grip.setVisible(!readOnly);
        insert.setVisible(insert.isVisible() && !readOnly);
        up.setVisible(!readOnly);
        down.setVisible(!readOnly);
        remove.setVisible(!readOnly);
    }

    private static Button button(String icon) {
        var button = new Button(Icons.of(icon));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }
}
