package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.Model;
import io.restormel.keys.catalog.Provider;
import io.restormel.keys.platform.ui.ComponentWords;
import java.util.LinkedHashSet;
import java.util.List;

/** The list of a policy: picked from the catalogue, or typed, as a pattern or a name of one's own. */
final class EntriesField extends MultiSelectComboBox<String> {

    EntriesField(PolicyKind kind, Catalog catalog) {
        setWidthFull();
        setAllowCustomValue(true);
        setI18n(ComponentWords.selection());
        setAutoExpand(AutoExpandMode.VERTICAL);
        addCustomValueSetListener(event -> {
            var typed = event.getDetail().strip();
            if (!typed.isEmpty()) {
                var all = new LinkedHashSet<>(getValue());
                all.add(typed);
                setValue(all);
            }
        });
        show(kind, catalog);
    }

    /** Asks for what this kind lists; drops what is there. */
    void show(PolicyKind kind, Catalog catalog) {
        clear();
        setVisible(kind.subject() == PolicyKind.Subject.MODELS || kind.subject() == PolicyKind.Subject.PROVIDERS);
        if (kind.subject() == PolicyKind.Subject.PROVIDERS) {
            setLabel(text("policy.entries.providers"));
            setHelperText(text("policy.entries.pickProviders"));
            setItems(catalog.providers().stream().map(Provider::id).toList());
            setItemLabelGenerator(type -> PolicyWords.providerName(type, catalog));
        } else {
            setLabel(text("policy.entries.models"));
            setHelperText(text("policy.entries.pickModels"));
            setItems(catalog.models().stream().map(Model::id).toList());
            setItemLabelGenerator(id -> id);
        }
    }

    List<String> entries() {
        return List.copyOf(getValue());
    }

    void refuse(String problem) {
        setErrorMessage(problem);
        setInvalid(true);
    }
}
