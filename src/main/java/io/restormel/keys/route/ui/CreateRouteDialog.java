package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.project.Environment;
import io.restormel.keys.route.NewRoute;
import io.restormel.keys.route.RouteContent;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteSettings;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks for what a route cannot do without, and for what finds it. The new route is a draft. */
final class CreateRouteDialog extends Dialog {

    private final TextField name = new TextField(text("route.field.name"));
    private final Select<Environment> environment = new Select<>();
    private final Select<String> mode = new Select<>();
    private final TextField workload = new TextField(text("route.settings.workload"));
    private final Select<String> stage = new Select<>();

    CreateRouteDialog(
            List<Environment> environments,
            @Nullable Environment preselected,
            Function<NewRoute, RouteDetail> create,
            Consumer<RouteDetail> created) {
        setHeaderTitle(text("route.create.title"));
        setWidth("36rem");
        name.setRequired(true);
        name.setMaxLength(120);
        name.setAutofocus(true);
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.setHelperText(text("route.create.nameHelp"));
        environment.setLabel(text("route.create.environment"));
        environment.setItems(environments);
        environment.setItemLabelGenerator(Environment::name);
        environment.setHelperText(text("route.create.environmentHelp"));
        if (preselected != null) {
            environment.setValue(preselected);
        }
        mode.setLabel(text("route.settings.mode"));
        mode.setItems("fallback_chain", "user_preferred");
        mode.setItemLabelGenerator(StoredWords::of);
        mode.setValue("fallback_chain");
        workload.setMaxLength(60);
        workload.setHelperText(text("route.create.workloadHelp"));
        stage.setLabel(text("route.settings.stage"));
        stage.setItems(RouteContent.INGESTION_STAGES);
        stage.setItemLabelGenerator(wire -> wire == null ? text("route.settings.anyStage") : StoredWords.of(wire));
        stage.setEmptySelectionAllowed(true);
        stage.setEmptySelectionCaption(text("route.settings.anyStage"));
        stage.setHelperText(text("route.settings.stageHelp"));
        stage.setEnabled(false);
        workload.setValueChangeMode(ValueChangeMode.EAGER);
        workload.addValueChangeListener(
                event -> stage.setEnabled("ingestion".equals(event.getValue().strip())));
        var form = new Div(name, environment, mode, workload, stage);
        form.addClassName("form-row");
        add(form);
        var save = new Button(text("route.create.action"), _ -> save(create, created));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("platform.cancel"), _ -> close()), save);
    }

    private void save(Function<NewRoute, RouteDetail> create, Consumer<RouteDetail> created) {
        name.setErrorMessage(text("route.create.needsName"));
        name.setInvalid(name.getValue().isBlank());
        environment.setErrorMessage(text("route.create.needsEnvironment"));
        environment.setInvalid(environment.getValue() == null);
        if (name.isInvalid() || environment.isInvalid()) {
            return;
        }
        var text = workload.getValue().strip();
        var draft = new RouteContent(
                null,
                mode.getValue(),
                null,
                text.isEmpty() ? null : text,
                stage.isEnabled() ? stage.getValue() : null,
                null,
                List.of(),
                List.of());
        try {
            var route = create.apply(new NewRoute(
                    environment.getValue().id(),
                    RouteSettings.named(name.getValue().strip()),
                    draft,
                    false));
            close();
            created.accept(route);
        } catch (ApplicationException.Conflict taken) {
            stage.setErrorMessage(Phrases.of(taken));
            stage.setInvalid(true);
        } catch (ApplicationException.Invalid wrong) {
            if (Objects.equals(wrong.details().get("field"), "name")) {
                name.setErrorMessage(Phrases.of(wrong));
                name.setInvalid(true);
            } else {
                Notices.error(Phrases.of(wrong));
            }
        }
    }
}
