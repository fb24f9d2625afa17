package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.DomEventListener;
import com.vaadin.flow.dom.DomListenerRegistration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A field to search by and what it finds below it: a combo box whose list is always open. Arrows choose, Enter takes. For
 * dialogs, which Escape closes.
 */
public final class SearchList<T> extends Div {

    private static final String TYPED = "element.inputElement.value";

    private final String id = "list-" + UUID.randomUUID();
    private final Function<String, List<T>> find;
    private final Function<T, List<Component>> row;
    private final Consumer<T> take;
    private final TextField words = new TextField();
    private final Div list = new Div();
    private List<T> shown = List.of();
    private int active;

    /**
     * @param label of the field, for assistive technology
     * @param hint what may be typed
     * @param find gets what is typed, in lower case and stripped, at first nothing
     * @param row draws one of those found
     */
    public SearchList(
            String label,
            String hint,
            Function<String, List<T>> find,
            Function<T, List<Component>> row,
            Consumer<T> take) {
        this.find = find;
        this.row = row;
        this.take = take;
        words.setAriaLabel(label);
        words.setPlaceholder(hint);
        words.setPrefixComponent(Icons.of(Icons.SEARCH));
        words.setWidthFull();
        words.setAutofocus(true);
        words.setValueChangeMode(ValueChangeMode.EAGER);
        words.addValueChangeListener(_ -> refresh());
        words.addClassName("palette-words");
        onKey(Key.ARROW_DOWN, _ -> activate(active + 1));
        onKey(Key.ARROW_UP, _ -> activate(active - 1));
        onKey(Key.ENTER, event -> take(event.getEventData().get(TYPED).asString()))
                .addEventData(TYPED);
        list.setId(id);
        list.addClassName("palette-list");
        list.getElement().setAttribute("role", "listbox").setAttribute("aria-label", text("platform.palette.matches"));
        add(words, list);
        refresh();
    }

    TextField field() {
        return words;
    }

    /** Finds again. */
    public void refresh() {
        shown = find.apply(words.getValue().strip().toLowerCase(Locale.ROOT));
        list.removeAll();
        if (shown.isEmpty()) {
            var nothing = new Paragraph(text("platform.palette.nothing"));
            nothing.getElement().setAttribute("role", "status");
            list.add(nothing);
        }
        for (int i = 0; i < shown.size(); i++) {
            list.add(option(i, shown.get(i)));
        }
        activate(0);
    }

    private Div option(int index, T item) {
        var option = new Div();
        option.add(row.apply(item));
        option.setId(optionId(index));
        option.addClassName("palette-option");
        option.getElement().setAttribute("role", "option");
        option.addClickListener(_ -> take.accept(item));
        return option;
    }

    private String optionId(int index) {
        return id + "-" + index;
    }

    /** At either end it stays. */
    private void activate(int index) {
        active = Math.clamp(index, 0, Math.max(0, shown.size() - 1));
        for (int i = 0; i < shown.size(); i++) {
            list.getComponentAt(i).getElement().setAttribute("aria-selected", String.valueOf(i == active));
        }
        // The field itself has no property for what a combo box tells assistive technology.
        words.getElement().executeJs("""
                        const input = this.inputElement;
                        input.setAttribute('role', 'combobox');
                        input.setAttribute('aria-expanded', 'true');
                        input.setAttribute('aria-controls', $0);
                        input.setAttribute('aria-activedescendant', $1);
                        document.getElementById($1)?.scrollIntoView({block: 'nearest'});
                        """, id, shown.isEmpty() ? "" : optionId(active));
    }

    /** In the browser, so that the server does not hear of every key. */
    private DomListenerRegistration onKey(Key key, DomEventListener listener) {
        return words.getElement()
                .addEventListener("keydown", listener)
                .setFilter("event.key === '" + key.getKeys().getFirst()
                        + "' && !event.isComposing && (event.preventDefault() || true)");
    }

    /** What is typed decides, whether the list has followed it already or not. */
    private void take(String typed) {
        if (!typed.equals(words.getValue())) {
            words.setValue(typed);
        }
        if (!shown.isEmpty()) {
            take.accept(shown.get(active));
        }
    }
}
