package io.restormel.keys.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.GatewayKey;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.Project;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The Gateway Keys of a project: what they are for, when they were used, and their end. */
final class KeysSection extends Composite<Section> {

    private final GatewayKeyService keys;
    private final Project project;
    private final List<Environment> environments;
    private final boolean mayEdit;
    private final DataGrid<GatewayKey> grid;

    KeysSection(GatewayKeyService keys, Project project, List<Environment> environments, boolean mayEdit) {
        this.keys = keys;
        this.project = project;
        this.environments = environments;
        this.mayEdit = mayEdit;
        this.grid = grid();
    }

    @Override
    protected Section initContent() {
        var section = new Section(
                        "Gateway Keys",
                        "An app sends its key with every request. Rotating gives a key another secret while the old one works on.",
                        grid)
                .flush();
        refresh();
        return mayEdit ? section.withActions(createButton()) : section;
    }

    private void refresh() {
        grid.setItems(keys.list(project.id()));
    }

    private DataGrid<GatewayKey> grid() {
        var empty = mayEdit
                ? new EmptyState(Icons.KEY, "No Gateway Keys yet", "Create one for the first app.", createButton())
                : new EmptyState(Icons.KEY, "No Gateway Keys yet", "An editor can create one for the first app.");
        var table = new DataGrid<GatewayKey>("Gateway Keys", empty);
        table.addComponentColumn(KeysSection::label)
                .setHeader("Label")
                .setFlexGrow(2)
                .setWidth("150px");
        table.addComponentColumn(KeysSection::secrets).setHeader("Key").setWidth("180px");
        table.addColumn(KeyAccess::words).setHeader("May").setWidth("150px");
        table.addColumn(this::environment).setHeader("Environment").setWidth("130px");
        table.addComponentColumn(key -> time(key.lastUsedAt(), "Never"))
                .setHeader("Last used")
                .setWidth("115px");
        table.addComponentColumn(KeysSection::expiry).setHeader("Expires").setWidth("115px");
        if (mayEdit) {
            table.addComponentColumn(this::actions).setHeader("Actions").setWidth("240px");
        }
        return table;
    }

    /** The secret, and below it the one that it replaced while that works. */
    private static Component secrets(GatewayKey key) {
        var outgoing = key.outgoing();
        if (outgoing == null) {
            return new Code(key.shown());
        }
        var old = new Div(new Span("old: "), new Code(outgoing.shown()));
        var use = new Div(new Span("used "), time(outgoing.lastUsedAt(), "never"));
        var end = new Div(new Span("ends "), new TimeText(outgoing.expiresAt()));
        List.of(old, use, end).forEach(line -> line.addClassName("muted"));
        var both = new Div(new Code(key.shown()), old, use, end);
        both.addClassName("stacked");
        return both;
    }

    private static Component label(GatewayKey key) {
        var label = new Span(name(key));
        if (key.label() == null) {
            label.addClassName("muted");
        }
        return label;
    }

    private static String name(GatewayKey key) {
        return Objects.requireNonNullElse(key.label(), "No label");
    }

    private String environment(GatewayKey key) {
        return environments.stream()
                .filter(environment -> environment.id().equals(key.environmentId()))
                .map(Environment::name)
                .findFirst()
                .orElse("All");
    }

    private static Component expiry(GatewayKey key) {
        var expiresAt = key.expiresAt();
        return expiresAt != null && !expiresAt.isAfter(Instant.now())
                ? new StatusBadge("Expired", Tone.DANGER)
                : time(expiresAt, "Never");
    }

    private static Component time(@Nullable Instant at, String otherwise) {
        return at == null ? new Span(otherwise) : new TimeText(at);
    }

    private Component actions(GatewayKey key) {
        var row = new Div(
                small("Rename", key, () -> openRename(key)),
                key.outgoing() == null
                        ? small("Rotate", key, () -> openRotate(key))
                        : small("End old", key, () -> openEndOverlap(key)),
                small("Revoke", key, () -> openRevoke(key)));
        row.addClassName("cell-row");
        return row;
    }

    private static Button small(String label, GatewayKey key, Runnable action) {
        var button = new Button(label, _ -> action.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(label + ": " + name(key) + " " + key.shown());
        return button;
    }

    private Button createButton() {
        var button = new Button(
                "Create key",
                Icons.of(Icons.PLUS),
                _ -> new NewKeyDialog(keys, project, environments, this::refresh).open());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private void openRename(GatewayKey key) {
        var label = Objects.requireNonNullElse(key.label(), "");
        NameDialog.rename("Rename key", "Label", label, "Rename", name -> {
                    keys.rename(project.id(), key.id(), name);
                    Notices.success("Renamed key " + key.shown());
                    refresh();
                })
                .open();
    }

    private void openRotate(GatewayKey key) {
        new RotateKeyDialog(keys, project, key, this::refresh).open();
    }

    private void openEndOverlap(GatewayKey key) {
        new DestructiveDialog(
                        "End the old secret of " + name(key) + "?",
                        "Apps that still call with "
                                + Objects.requireNonNull(key.outgoing()).shown()
                                + " are refused from that moment. The new secret works on.",
                        "End old secret",
                        () -> {
                            keys.endOverlap(project.id(), key.id(), key.revision());
                            Notices.success("The old secret of " + name(key) + " has ended");
                            refresh();
                        })
                .open();
    }

    private void openRevoke(GatewayKey key) {
        new DestructiveDialog(
                        "Revoke " + name(key) + "?",
                        "Apps that call with " + key.shown()
                                + " are refused from that moment. A revoked key cannot be brought back.",
                        "Revoke key",
                        () -> {
                            keys.revoke(project.id(), key.id(), key.revision());
                            Notices.success("Revoked " + key.shown());
                            refresh();
                        })
                .open();
    }
}
