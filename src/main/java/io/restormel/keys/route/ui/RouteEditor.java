package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageHeader;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteEdit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The body of {@link RouteEditorView}: one loaded route, the fields over it, and the actions that write it. */
final class RouteEditor extends Div {

    private final PageHeader header;
    private final RouteServices services;
    private final String environment;
    private final boolean mayEdit;
    private final RouteFields fields;
    private final RouteTabs tabs;
    private final StatusBadge state = new StatusBadge("", StatusBadge.Tone.NEUTRAL);
    private final Checkbox enabled = new Checkbox(text("route.step.enabled"));
    private final Button save = new Button(text("route.action.save"), _ -> save());
    private final Button discard = new Button(text("route.action.discard"), Icons.of(Icons.UNDO), _ -> discard());
    private final Button publish = new Button(text("route.action.publish"), Icons.of(Icons.UPLOAD), _ -> publish());
    private final RouteConflict conflict;
    private RouteDetail detail;

    RouteEditor(
            PageHeader header,
            RouteServices services,
            ModelChoices choices,
            String environment,
            boolean mayEdit,
            RouteDetail detail) {
        this.header = header;
        this.services = services;
        this.environment = environment;
        this.mayEdit = mayEdit;
        this.detail = detail;
        addClassName("route-editor");
        fields = new RouteFields(choices, mayEdit, detail, this::changed);
        tabs = new RouteTabs(services, () -> this.detail, fields, mayEdit ? this::rollBack : null);
        enabled.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                enable(event.getValue());
            }
        });
        save.addClickShortcut(Key.KEY_S, KeyModifier.CONTROL);
        save.addClickShortcut(Key.KEY_S, KeyModifier.META);
        save.getElement().setAttribute("aria-keyshortcuts", "Control+S Meta+S");
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        header.withBadges(state).withActions(enabled, discard, save, publish);
        conflict = new RouteConflict(this, services.routes());
        add(conflict.conflict(), tabs);
        refresh();
    }

    boolean isDirty() {
        return mayEdit && fields.differFrom(detail);
    }

    /** Does nothing when the route has no such step any more. */
    void scrollToStep(String stepId) {
        fields.steps().card(stepId).ifPresent(StepCard::scrollIntoView);
    }

    private void changed() {
        allowActions();
        tabs.askSoon();
    }

    private void allowActions() {
        boolean dirty = isDirty();
        save.setEnabled(dirty);
        publish.setEnabled(!dirty);
        publish.setTooltipText(dirty ? text("route.action.saveFirst") : "");
    }

    private void refresh() {
        var route = detail.route();
        var now = RouteState.of(detail, services.live().problems(route.projectId()));
        state.set(now.words(), now.tone());
        state.setTitle(now.explanation());
        header.setTitle(route.name());
        header.setExplanation(environment + ". " + now.explanation());
        enabled.setValue(route.enabled());
        enabled.setReadOnly(!mayEdit);
        save.setText(text(route.followsDraft() ? "route.action.saveLive" : "route.action.save"));
        save.setVisible(mayEdit);
        publish.setVisible(mayEdit);
        discard.setVisible(mayEdit && route.hasUnpublishedChanges() && route.publishedHash() != null);
        allowActions();
    }

    void show(RouteDetail loaded) {
        detail = loaded;
        conflict.conflict().setVisible(false);
        fields.set(loaded);
        refresh();
        tabs.reload();
    }

    private void save() {
        write(
                () -> services.routes()
                        .update(
                                detail.route().projectId(),
                                detail.route().id(),
                                detail.route().revision(),
                                fields::edited),
                text(detail.route().followsDraft() ? "route.done.savedLive" : "route.done.saved"));
    }

    private void discard() {
        write(
                () -> services.versions()
                        .discardDraft(
                                detail.route().projectId(),
                                detail.route().id(),
                                detail.route().revision()),
                text("route.done.discarded"));
    }

    private void enable(boolean on) {
        var route = detail.route();
        // Keeps what is typed: only the switch is written, and only the revision is taken over.
        var after = services.routes()
                .update(
                        route.projectId(),
                        route.id(),
                        null,
                        edit -> edit.withSettings(edit.settings().withEnabled(on)));
        detail = after.route().revision() == route.revision() + 1 ? after : detail;
        refresh();
        tabs.askSoon();
        Notices.success(text(on ? "route.done.on" : "route.done.off"));
    }

    private void publish() {
        var route = detail.route();
        var versions = services.versions();
        new PublishDialog(
                        versions.diff(route.projectId(), route.id()),
                        versions.publishProblems(route.projectId(), route.id()),
                        note -> publish(note))
                .open();
    }

    private void publish(@Nullable String note) {
        var route = detail.route();
        write(
                () -> services.versions().publish(route.projectId(), route.id(), route.revision(), note),
                text("route.done.published"));
    }

    private void rollBack(int version) {
        var route = detail.route();
        write(
                () -> services.versions()
                        .rollback(route.projectId(), route.id(), route.revision(), version)
                        .route(),
                text("route.done.rolledBack", String.valueOf(version)));
    }

    private void write(Supplier<RouteDetail> action, String done) {
        fields.clearProblems();
        try {
            show(action.get());
            Notices.success(done);
        } catch (ApplicationException.Stale _) {
            conflict.conflict().refused();
        } catch (ApplicationException.Invalid | ApplicationException.Conflict wrong) {
            fields.showProblem(wrong.details().get("stepId"), wrong.details().get("field"), Phrases.of(wrong));
        }
    }

    /** What is typed stays, and is from now on compared with this. */
    void baseOn(RouteDetail stored) {
        detail = stored;
        refresh();
    }

    RouteEdit edited(RouteEdit from) {
        return fields.edited(from);
    }

    RouteDetail detail() {
        return detail;
    }

    RouteConflict conflict() {
        return conflict;
    }
}
