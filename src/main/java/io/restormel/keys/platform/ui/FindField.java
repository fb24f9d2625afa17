package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/** Narrows a long list by words; out of the way while the list is short. */
public final class FindField extends TextField {

    /** Among so many one is found at a glance. */
    private static final int SHORT = 20;

    public FindField() {
        super(text("platform.find.label"));
        setPlaceholder(text("platform.find.hint"));
        setClearButtonVisible(true);
        setValueChangeMode(ValueChangeMode.LAZY);
        setVisible(false);
        addClassName("find-field");
    }

    /** What is looked for; blank for everything. */
    public String words() {
        return getValue().strip();
    }

    /** Whether a name has these words, in any case. */
    public boolean finds(String name) {
        return name.toLowerCase(Texts.language()).contains(words().toLowerCase(Texts.language()));
    }

    /**
     * Comes into sight once the list is long, and stays while it narrows the list.
     *
     * @param rows how many there are, narrowed or not
     */
    void showFor(int rows) {
        setVisible(rows > SHORT || !words().isEmpty());
    }
}
