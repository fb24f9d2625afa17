package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.policy.BindTarget;
import io.restormel.keys.project.Project;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Picks who asks: anybody, or one Gateway Key, end user or tag. */
final class AskerFields extends Div {

    private final BindTargets targets;
    private final Runnable changed;
    private final Select<TargetType> type = new Select<>();
    private final ComboBox<BindTargets.Choice> key = new ComboBox<>(PolicyWords.targetType(TargetType.GATEWAY_KEY));
    private final TextField named = new TextField();
    private boolean filling;

    AskerFields(BindTargets targets, Runnable changed) {
        this.targets = targets;
        this.changed = changed;
        addClassNames("form-row", "form-row-even");
        type.setLabel(text("policy.asker.label"));
        type.setEmptySelectionAllowed(true);
        type.setEmptySelectionCaption(text("policy.asker.anybody"));
        type.setPlaceholder(text("policy.asker.anybody"));
        type.setItems(
                Stream.of(TargetType.values()).filter(TargetType::isOfRequest).toList());
        type.setItemLabelGenerator(each -> each == null ? text("policy.asker.anybody") : PolicyWords.targetType(each));
        key.setItemLabelGenerator(BindTargets.Choice::name);
        type.addValueChangeListener(_ -> picked());
        key.addValueChangeListener(_ -> picked());
        named.addValueChangeListener(_ -> picked());
        add(type, key, named);
        arrange();
    }

    private void picked() {
        if (!filling) {
            arrange();
            changed.run();
        }
    }

    private void arrange() {
        var kind = type.getValue();
        key.setVisible(kind == TargetType.GATEWAY_KEY);
        named.setVisible(kind == TargetType.END_USER || kind == TargetType.TAG);
        named.setInvalid(false);
        if (kind != null) {
            named.setLabel(PolicyWords.targetType(kind));
            named.setHelperText(kind == TargetType.TAG ? text("policy.asker.tag") : text("policy.asker.user"));
        }
    }

    /** Offers the project's keys, and picks what is named. */
    void show(@Nullable Project project, @Nullable TargetType kind, String said) {
        filling = true;
        var keys = project == null ? List.<BindTargets.Choice>of() : targets.in(project, TargetType.GATEWAY_KEY);
        key.setItems(keys);
        type.setValue(kind);
        keys.stream().filter(each -> each.id().toString().equals(said)).forEach(key::setValue);
        named.setValue(kind == null || kind == TargetType.GATEWAY_KEY ? "" : said);
        arrange();
        filling = false;
    }

    /** Empty for anybody, and while it is not said who. */
    Optional<BindTarget> asker() {
        var kind = type.getValue();
        if (kind == TargetType.GATEWAY_KEY) {
            return key.getOptionalValue()
                    .map(each -> BindTarget.of(kind, each.id().toString()));
        }
        if (kind == null || named.getValue().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(BindTarget.of(kind, named.getValue()));
        } catch (ApplicationException.Invalid e) {
            named.setErrorMessage(Phrases.of(e));
            named.setInvalid(true);
            return Optional.empty();
        }
    }
}
