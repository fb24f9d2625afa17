package io.restormel.keys.embed.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.embed.AllowedOriginService;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.EnterKey;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The origins whose pages may embed. A mistake is told at the field; a removal can be undone. */
final class OriginsSection extends Composite<Div> {

    private final UUID projectId;
    private final AllowedOriginService origins;
    private final boolean mayChange;
    private final DataGrid<String> grid;
    private final TextField field = new TextField(text("embed.origins.field"));

    OriginsSection(UUID projectId, AllowedOriginService origins, boolean mayChange) {
        this.projectId = projectId;
        this.origins = origins;
        this.mayChange = mayChange;
        grid = grid();
        field.setPlaceholder("https://app.example.com");
        field.setEnabled(mayChange);
        var add = new Button(text("embed.origins.allow"), Icons.of(Icons.PLUS), _ -> add());
        add.setEnabled(mayChange);
        var row = new Div(field, add);
        row.addClassName("origin-row");
        EnterKey.in(row, this::add);
        getContent()
                .add(new Section(
                        text("embed.origins.title"),
                        text(mayChange ? "embed.origins.explanation" : "embed.origins.explanationToOthers"),
                        grid,
                        row));
        reload();
    }

    private DataGrid<String> grid() {
        var table = new DataGrid<String>(
                text("embed.origins.title"),
                new EmptyState(Icons.LOCK, text("embed.origins.none"), text("embed.origins.noneHint")));
        table.addClassName("short-rows");
        table.addColumn(each -> each).setHeader(text("embed.origins.origin")).setFlexGrow(1);
        table.addComponentColumn(this::remove).setHeader("").setWidth("70px").setFlexGrow(0);
        return table;
    }

    private Button remove(String origin) {
        var button = new Button(Icons.of(Icons.CLOSE), _ -> {
            var before = origins.list(projectId);
            origins.replace(
                    projectId,
                    before.stream().filter(each -> !each.equals(origin)).toList());
            reload();
            Notices.undoable(text("embed.origins.removed", origin), () -> {
                origins.replace(projectId, with(origin));
                reload();
            });
        });
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(text("embed.origins.remove", origin));
        button.setEnabled(mayChange);
        return button;
    }

    private List<String> with(String origin) {
        List<String> all = new ArrayList<>(origins.list(projectId));
        all.add(origin);
        return all;
    }

    private void add() {
        field.setInvalid(false);
        if (field.isEmpty()) {
            return;
        }
        try {
            origins.replace(projectId, with(field.getValue()));
            field.clear();
            reload();
        } catch (ApplicationException.Invalid e) {
            field.setErrorMessage(text("embed.origins.refused", Phrases.problem(e)));
            field.setInvalid(true);
        }
    }

    void reload() {
        grid.setItems(origins.list(projectId));
    }
}
