package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Location;
import java.util.List;
import java.util.Locale;

/** Goes to whatever has the typed name: arrows choose, Enter opens, Escape leaves. */
final class CommandPalette extends Dialog {

    private static final int MOST_OF_A_KIND = 6;
    private static final String LIST_ID = "palette-list";
    private static final String OPTION_ID = "palette-option-";

    private final List<PaletteSource> sources;
    private final TextField words = new TextField();
    private final Div list = new Div();
    private List<PaletteEntry> shown = List.of();
    private int active;

    CommandPalette(List<PaletteSource> sources) {
        this.sources = sources;
        addClassName("command-palette");
        setAriaLabel(text("platform.palette.title"));
        setTop("12vh");
        setWidth("36rem");
        words.setAriaLabel(text("platform.palette.title"));
        words.setPlaceholder(text("platform.palette.hint"));
        words.setPrefixComponent(Icons.of(Icons.SEARCH));
        words.setWidthFull();
        words.setAutofocus(true);
        words.setValueChangeMode(ValueChangeMode.EAGER);
        words.addValueChangeListener(_ -> find());
        words.addAttachListener(_ -> takeKeys());
        words.addKeyDownListener(Key.ARROW_DOWN, _ -> activate(active + 1));
        words.addKeyDownListener(Key.ARROW_UP, _ -> activate(active - 1));
        words.addKeyPressListener(Key.ENTER, _ -> openActive());
        list.setId(LIST_ID);
        list.addClassName("palette-list");
        list.getElement().setAttribute("role", "listbox").setAttribute("aria-label", text("platform.palette.matches"));
        add(words, list);
        find();
    }

    private void find() {
        var typed = words.getValue().strip().toLowerCase(Locale.ROOT);
        shown = typed.isEmpty()
                ? PagePalette.all()
                : sources.stream()
                        .flatMap(source -> source.find(typed, MOST_OF_A_KIND).stream())
                        .toList();
        active = 0;
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

    private Div option(int index, PaletteEntry entry) {
        var name = new Span(entry.name());
        name.addClassName("palette-name");
        var detail = new Span(entry.detail());
        detail.addClassName("palette-detail");
        var kind = new Span(entry.kind());
        kind.addClassName("palette-kind");
        var option = new Div(Icons.of(entry.icon()), name, detail, kind);
        option.setId(OPTION_ID + index);
        option.addClassName("palette-option");
        option.getElement().setAttribute("role", "option");
        option.addClickListener(_ -> open(entry));
        return option;
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
                        """, LIST_ID, shown.isEmpty() ? "" : OPTION_ID + active);
    }

    /** What was typed before the field was there; see {@link PaletteContribution}. */
    private void takeKeys() {
        words.getElement().executeJs("""
                        const keys = window.paletteKeys;
                        let left = 100;
                        const give = () => {
                          if (!this.matches(':focus-within') && left-- > 0) {
                            this.focus();
                            return setTimeout(give, 20);
                          }
                          if (!keys || !keys.until) return;
                          keys.until = 0;
                          if (!keys.typed) return;
                          this.inputElement.value = keys.typed + this.inputElement.value;
                          keys.typed = '';
                          this.inputElement.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
                        };
                        give();
                        """);
    }

    private void openActive() {
        if (!shown.isEmpty()) {
            open(shown.get(active));
        }
    }

    private void open(PaletteEntry entry) {
        close();
        var location = new Location(entry.path());
        UI.getCurrentOrThrow().navigate(location.getPath(), location.getQueryParameters());
    }
}
