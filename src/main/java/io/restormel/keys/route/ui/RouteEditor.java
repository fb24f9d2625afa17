package io.restormel.keys.route.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageHeader;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.resolve.ResolveService;
import io.restormel.keys.route.RouteContent;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteEdit;
import io.restormel.keys.route.RouteService;
import io.restormel.keys.route.RouteVersionService;
import io.restormel.keys.snapshot.LiveConfiguration;
import io.restormel.keys.whatif.WhatIfService;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The body of {@link RouteEditorView}: one loaded route, the fields over it, and the actions that write it. */
final class RouteEditor extends Div {

    private final PageHeader header;
    private final RouteService routes;
    private final RouteVersionService versions;
    private final LiveConfiguration live;
    private final String environment;
    private final boolean mayEdit;
    private final StepListEditor steps;
    private final RouteSettingsForm settings;
    private final TryPanel trial;
    private final Div changes = new Div();
    private final Div history = new Div();
    private final StatusBadge state = new StatusBadge("", StatusBadge.Tone.NEUTRAL);
    private final Checkbox enabled = new Checkbox("Enabled");
    private final Button save = new Button("Save draft", _ -> save());
    private final Button discard = new Button("Discard draft changes", Icons.of(Icons.UNDO), _ -> discard());
    private final Button publish = new Button("Publish…", Icons.of(Icons.UPLOAD), _ -> publish());
    private final RouteConflict conflict;
    private RouteDetail detail;

    RouteEditor(
            PageHeader header,
            RouteService routes,
            RouteVersionService versions,
            ResolveService resolver,
            WhatIfService questions,
            LiveConfiguration live,
            ModelChoices choices,
            String environment,
            boolean mayEdit,
            RouteDetail detail) {
        this.header = header;
        this.routes = routes;
        this.versions = versions;
        this.live = live;
        this.environment = environment;
        this.mayEdit = mayEdit;
        this.detail = detail;
        addClassName("route-editor");
        steps = new StepListEditor(choices, this::changed);
        settings = new RouteSettingsForm(choices, this::changed);
        settings.set(detail);
        steps.setSteps(detail.draft().steps());
        trial = new TryPanel(resolver, () -> this.detail, this::draft);
        var whatIf = new WhatIfPanel(questions, () -> this.detail, this::draft, mayEdit);
        enabled.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                enable(event.getValue());
            }
        });
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        header.withBadges(state).withActions(enabled, discard, save, publish);
        conflict = new RouteConflict(this, routes);
        var tabs = new TabSheet();
        tabs.setWidthFull();
        tabs.add("Steps", steps);
        tabs.add("Settings", settings);
        var changesTab = tabs.add("Changes", changes);
        var versionsTab = tabs.add("Versions", history);
        var tryTab = tabs.add("Try it", trial);
        tabs.add("What if", whatIf);
        tabs.addSelectedChangeListener(event -> opened(event.getSelectedTab(), changesTab, versionsTab, tryTab));
        add(conflict.conflict(), tabs);
        steps.setReadOnly(!mayEdit);
        settings.setReadOnly(!mayEdit);
        refresh();
    }

    boolean isDirty() {
        var loaded = new RouteEdit(detail.route().settings(), detail.draft());
        return mayEdit && !edited(loaded).equals(loaded);
    }

    RouteEdit edited(RouteEdit from) {
        var edit = settings.apply(from);
        var content = edit.draft();
        var kept = steps.steps();
        for (var step : from.draft().steps()) {
            if (kept.stream().noneMatch(each -> each.id().equals(step.id()))) {
                content = content.withoutStep(UUID.fromString(step.id()));
            }
        }
        return edit.withDraft(content.withSteps(kept));
    }

    private RouteContent draft() {
        return edited(new RouteEdit(detail.route().settings(), detail.draft())).draft();
    }

    private void opened(Tab tab, Tab changesTab, Tab versionsTab, Tab tryTab) {
        var project = detail.route().projectId();
        var route = detail.route().id();
        if (tab.equals(changesTab)) {
            changes.removeAll();
            if (isDirty()) {
                changes.add(new Span("Changes on this page that are not saved yet are not part of this list."));
            }
            changes.add(new DraftDiffPanel(
                    versions.diff(project, route),
                    detail.route().followsDraft()
                            ? "This route follows its draft: every save is live at once."
                            : "The saved draft is what is live."));
        } else if (tab.equals(versionsTab)) {
            history.removeAll();
            history.add(new VersionsPanel(
                    detail, versions.history(project, route, Integer.MAX_VALUE, 50), mayEdit, this::rollBack));
        } else if (tab.equals(tryTab)) {
            trial.refresh();
        }
    }

    private void changed() {
        boolean dirty = isDirty();
        save.setEnabled(dirty);
        publish.setEnabled(!dirty);
        publish.setTooltipText(dirty ? "Save the draft first" : "");
    }

    private void refresh() {
        var now = RouteState.of(detail, live.problems(detail.route().projectId()));
        state.set(now.text(), now.tone());
        state.setTitle(now.explanation());
        header.setTitle(detail.route().name());
        header.setExplanation(environment + ". " + now.explanation());
        enabled.setValue(detail.route().enabled());
        enabled.setReadOnly(!mayEdit);
        save.setText(detail.route().followsDraft() ? "Save and go live" : "Save draft");
        save.setVisible(mayEdit);
        publish.setVisible(mayEdit);
        discard.setVisible(mayEdit
                && detail.route().hasUnpublishedChanges()
                && detail.route().publishedHash() != null);
        changed();
    }

    void show(RouteDetail loaded) {
        detail = loaded;
        conflict.conflict().setVisible(false);
        settings.set(loaded);
        steps.setSteps(loaded.draft().steps());
        clearProblems();
        refresh();
        trial.refresh();
        changes.removeAll();
        history.removeAll();
    }

    private void save() {
        write(
                () -> routes.update(
                        detail.route().projectId(),
                        detail.route().id(),
                        detail.route().revision(),
                        this::edited),
                detail.route().followsDraft() ? "Saved; live now" : "Draft saved");
    }

    private void discard() {
        write(
                () -> versions.discardDraft(
                        detail.route().projectId(),
                        detail.route().id(),
                        detail.route().revision()),
                "The draft is again what is live");
    }

    private void enable(boolean on) {
        var route = detail.route();
        // Keeps what is typed: only the switch is written, and only the revision is taken over.
        var after = routes.update(
                route.projectId(),
                route.id(),
                null,
                edit -> edit.withSettings(edit.settings().withEnabled(on)));
        detail = after.route().revision() == route.revision() + 1 ? after : detail;
        refresh();
        Notices.success(on ? "The route is on" : "The route is off; requests that ask for it are refused");
    }

    private void publish() {
        var route = detail.route();
        new PublishDialog(
                        versions.diff(route.projectId(), route.id()),
                        versions.publishProblems(route.projectId(), route.id()),
                        note -> write(
                                () -> versions.publish(route.projectId(), route.id(), route.revision(), note),
                                "Published"))
                .open();
    }

    private void rollBack(int version) {
        var route = detail.route();
        write(
                () -> versions.rollback(route.projectId(), route.id(), route.revision(), version)
                        .route(),
                "Rolled back to version " + version);
    }

    private void write(Supplier<RouteDetail> action, String done) {
        clearProblems();
        try {
            show(action.get());
            Notices.success(done);
        } catch (ApplicationException.Stale _) {
            conflict.conflict().refused();
        } catch (ApplicationException.Invalid | ApplicationException.Conflict wrong) {
            showProblem(wrong.details().get("stepId"), wrong.details().get("field"), wrong.getMessage());
        }
    }

    /** What is typed stays, and is from now on compared with this. */
    void baseOn(RouteDetail stored) {
        detail = stored;
        refresh();
    }

    RouteDetail detail() {
        return detail;
    }

    RouteConflict conflict() {
        return conflict;
    }

    private void clearProblems() {
        steps.clearProblems();
        settings.clearProblems();
    }

    private void showProblem(@Nullable Object stepId, @Nullable Object field, String message) {
        var name = field == null ? "" : field.toString();
        var card = stepId == null ? Optional.<StepCard>empty() : steps.card(stepId.toString());
        card.ifPresent(found -> found.showProblem(name, message));
        if (card.isEmpty() && !settings.showProblem(name, message)) {
            Notices.error(message);
        } else {
            Notices.warning(message);
        }
    }

    /** Does nothing when the route has no such step any more. */
    void scrollToStep(String stepId) {
        steps.card(stepId).ifPresent(StepCard::scrollIntoView);
    }
}
