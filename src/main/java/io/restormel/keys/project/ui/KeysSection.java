package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

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
        var section = new Section(text("project.keys.title"), text("project.keys.explanation"), grid).flush();
        refresh();
        return mayEdit ? section.withActions(createButton()) : section;
    }

    private void refresh() {
        grid.setItems(keys.list(project.id()));
    }

    private DataGrid<GatewayKey> grid() {
        var empty = new EmptyState(
                Icons.KEY,
                text("project.keys.none"),
                text(mayEdit ? "project.keys.noneText" : "project.keys.noneForViewer"));
        var table = new DataGrid<GatewayKey>(text("project.keys.title"), empty);
        table.addComponentColumn(KeysSection::label)
                .setHeader(text("project.keys.label"))
                .setFlexGrow(2)
                .setWidth("150px");
        table.addComponentColumn(KeysSection::secrets)
                .setHeader(text("project.keys.key"))
                .setWidth("180px");
        table.addColumn(KeyAccess::words).setHeader(text("project.keys.may")).setWidth("150px");
        table.addColumn(this::environment)
                .setHeader(text("project.environment"))
                .setWidth("130px");
        table.addComponentColumn(key -> time(key.lastUsedAt(), text("project.never")))
                .setHeader(text("project.keys.lastUsed"))
                .setWidth("115px");
        table.addComponentColumn(KeysSection::expiry)
                .setHeader(text("project.keys.expires"))
                .setWidth("115px");
        if (mayEdit) {
            table.giveLineTo(table.addComponentColumn(this::actions)
                    .setHeader(text("project.actions"))
                    .setWidth("310px")
                    .setFlexGrow(0));
        }
        return table;
    }

    /** The secret, and below it the one that it replaced while that works. */
    private static Component secrets(GatewayKey key) {
        var outgoing = key.outgoing();
        if (outgoing == null) {
            return new Code(key.shown());
        }
        var old = new Div(new Span(text("project.keys.old")), new Code(outgoing.shown()));
        var use = new Div(
                new Span(text("project.keys.used")), time(outgoing.lastUsedAt(), text("project.keys.usedNever")));
        var end = new Div(new Span(text("project.keys.ends")), new TimeText(outgoing.expiresAt()));
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
        return Objects.requireNonNullElse(key.label(), text("project.keys.noLabel"));
    }

    private String environment(GatewayKey key) {
        return environments.stream()
                .filter(environment -> environment.id().equals(key.environmentId()))
                .map(Environment::name)
                .findFirst()
                .orElse(text("project.keys.all"));
    }

    private static Component expiry(GatewayKey key) {
        var expiresAt = key.expiresAt();
        return expiresAt != null && !expiresAt.isAfter(Instant.now())
                ? new StatusBadge(text("project.keys.expired"), Tone.DANGER)
                : time(expiresAt, text("project.never"));
    }

    private static Component time(@Nullable Instant at, String otherwise) {
        return at == null ? new Span(otherwise) : new TimeText(at);
    }

    private Component actions(GatewayKey key) {
        var row = new Div(
                small(text("project.rename"), key, () -> openRename(key)),
                key.outgoing() == null
                        ? small(text("project.keys.rotate"), key, () -> openRotate(key))
                        : small(text("project.keys.endOld"), key, () -> openEndOverlap(key)),
                small(text("project.keys.revoke"), key, () -> openRevoke(key)));
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
        var button = new Button(text("project.keys.create"), Icons.of(Icons.PLUS), _ -> openCreate());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    void openCreate() {
        new NewKeyDialog(keys, project, environments, this::refresh).open();
    }

    private void openRename(GatewayKey key) {
        NameDialog.rename(
                        text("project.keys.rename"),
                        text("project.keys.label"),
                        "gateway_key",
                        key.id(),
                        () -> named(stored(key)),
                        (name, revision) -> {
                            keys.rename(project.id(), key.id(), revision, name);
                            Notices.success(text("project.keys.renamed", key.shown()));
                            refresh();
                        })
                .open();
    }

    private GatewayKey stored(GatewayKey key) {
        return keys.list(project.id()).stream()
                .filter(each -> each.id().equals(key.id()))
                .findFirst()
                .orElse(key);
    }

    private static NameFields.Named named(GatewayKey key) {
        return new NameFields.Named(Objects.requireNonNullElse(key.label(), ""), key.revision());
    }

    private void openRotate(GatewayKey key) {
        new RotateKeyDialog(keys, project, key, this::refresh).open();
    }

    private void openEndOverlap(GatewayKey key) {
        new DestructiveDialog(
                        text("project.keys.endTitle", name(key)),
                        text(
                                "project.keys.endText",
                                Objects.requireNonNull(key.outgoing()).shown()),
                        text("project.keys.endAction"),
                        () -> {
                            keys.endOverlap(project.id(), key.id(), key.revision());
                            Notices.success(text("project.keys.ended", name(key)));
                            refresh();
                        })
                .open();
    }

    private void openRevoke(GatewayKey key) {
        new DestructiveDialog(
                        text("project.keys.revokeTitle", name(key)),
                        text("project.keys.revokeText", key.shown()),
                        text("project.keys.revokeAction"),
                        () -> {
                            keys.revoke(project.id(), key.id(), key.revision());
                            Notices.success(text("project.keys.revoked", key.shown()));
                            refresh();
                        })
                .open();
    }
}
