package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.select.Select;
import io.restormel.keys.usage.UsageRange;
import java.util.Locale;
import java.util.function.Consumer;

/** The field that says how far back a page looks. */
final class Ranges extends Select<UsageRange> {

    /** @param chosen gets what the person chose */
    Ranges(Consumer<UsageRange> chosen) {
        setLabel(text("usage.period"));
        addClassName("usage-range");
        setItems(UsageRange.values());
        setItemLabelGenerator(range -> text("usage.last", label(range)));
        addValueChangeListener(event -> {
            if (event.isFromClient()) {
                chosen.accept(event.getValue());
            }
        });
    }

    static String label(UsageRange range) {
        return text("usage.range." + range.name().toLowerCase(Locale.ROOT));
    }
}
