package io.restormel.keys.embed.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.Element;
import io.restormel.keys.platform.ui.CodeBlock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The look of the elements: changes what is shown at once, and tells the CSS to paste. */
final class ThemeEditor extends Composite<Div> {

    private static final Pattern VALUE = Pattern.compile("[#A-Za-z0-9 ,.%()/-]{1,80}");

    private final Element stage;
    private final Select<String> theme = new Select<>();
    private final Map<String, TextField> tokens = new LinkedHashMap<>();
    private final CodeBlock css = new CodeBlock(text("embed.theme.css"), "");

    /** @param stage what the elements are in */
    ThemeEditor(Element stage) {
        this.stage = stage;
        theme.setLabel(text("embed.theme.label"));
        theme.setItems("light", "dark");
        theme.setItemLabelGenerator(each -> text("embed.theme.scheme." + each));
        theme.setValue("light");
        theme.addValueChangeListener(_ -> apply());
        token("--rk-accent", text("embed.theme.accent"), "#0f6f6a");
        token("--rk-bg", text("embed.theme.background"), "#ffffff");
        token("--rk-text", text("embed.theme.text"), "#16201f");
        token("--rk-radius", text("embed.theme.radius"), "10px");
        token("--rk-font", text("embed.theme.font"), String.join(", ", "system-ui", "sans-serif"));
        var row = new Div(theme);
        tokens.values().forEach(row::add);
        row.addClassName("form-row");
        getContent().add(row, css);
        apply();
    }

    private void token(String name, String label, String example) {
        var field = new TextField(label);
        field.setPlaceholder(example);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setErrorMessage(text("embed.theme.problem", example));
        field.addValueChangeListener(_ -> apply());
        tokens.put(name, field);
    }

    /** Dresses what is on the stage now; to be called again when something else is. */
    void apply() {
        stage.setAttribute("data-theme", theme.getValue());
        stage.getChildren().forEach(each -> each.setAttribute("theme", theme.getValue()));
        Map<String, String> chosen = new LinkedHashMap<>();
        tokens.forEach((name, field) -> {
            var value = field.getValue().strip();
            boolean good = value.isEmpty() || VALUE.matcher(value).matches();
            field.setInvalid(!good);
            if (good && !value.isEmpty()) {
                chosen.put(name, value);
                stage.getStyle().set(name, value);
            } else {
                stage.getStyle().remove(name);
            }
        });
        css.setVisible(!chosen.isEmpty());
        css.setText(WidgetSnippets.css(chosen));
    }
}
