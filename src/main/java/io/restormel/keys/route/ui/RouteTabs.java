package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.whatif.ui.WhatIfPanel;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parts of the editor: fields with the live trial beside them, and what is loaded only when it is looked at. */
final class RouteTabs extends Div {

    private final RouteServices services;
    private final Supplier<RouteDetail> route;
    private final RouteFields fields;
    private final @Nullable IntConsumer rollback;
    private final Div changes = new Div();
    private final Div history = new Div();
    private final TabSheet tabs = new TabSheet();
    private final TryPanel trial;
    private final Section beside;
    private final Tab steps;
    private final Tab settings;
    private final Tab changesTab;
    private final Tab versionsTab;
    private final Tab whatIfTab;
    private final WhatIfPanel question;
    private boolean asking;

    /** @param rollback null for those who may only look */
    RouteTabs(RouteServices services, Supplier<RouteDetail> route, RouteFields fields, @Nullable IntConsumer rollback) {
        this.services = services;
        this.route = route;
        this.fields = fields;
        this.rollback = rollback;
        addClassName("editor-body");
        trial = new TryPanel(services.trials(), route, () -> fields.draft(route.get()));
        var again = new Button(text("route.try.again"), Icons.of(Icons.REFRESH), _ -> ask());
        again.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        beside = new Section(text("route.try.title"), text("route.try.text"), trial).withActions(again);
        beside.addClassName("editor-beside");
        steps = tabs.add(text("route.tab.steps"), fields.steps());
        settings = tabs.add(text("route.tab.settings"), fields.settings());
        changesTab = tabs.add(text("route.tab.changes"), changes);
        versionsTab = tabs.add(text("route.tab.versions"), history);
        question = question();
        var whatIf = new Div(new Paragraph(text("route.whatIf.text")), question);
        whatIf.addClassName("what-if");
        whatIfTab = tabs.add(text("route.tab.whatIf"), whatIf);
        tabs.addSelectedChangeListener(event -> opened(event.getSelectedTab()));
        add(tabs, beside);
        askSoon();
    }

    private WhatIfPanel question() {
        return new WhatIfPanel(
                        services.questions(),
                        text("route.whatIf.start"),
                        decisions -> {
                            var detail = route.get();
                            return services.questions()
                                    .startRoute(
                                            detail.route().projectId(),
                                            detail.servedWith(fields.draft(detail)),
                                            decisions);
                        },
                        _ -> {},
                        rollback != null)
                .about(this::compared, text("route.whatIf.changed"));
    }

    /** The draft on this screen, and what is live. */
    private List<Object> compared() {
        var detail = route.get();
        var stored = detail.route();
        var live = stored.followsDraft() ? stored.draftHash() : stored.publishedHash();
        return List.of(fields.draft(detail), Objects.requireNonNullElse(live, ""));
    }

    /** What is loaded is another one now. */
    void reload() {
        changes.removeAll();
        history.removeAll();
        opened(tabs.getSelectedTab());
    }

    /** Asks the engine once at the end of this round trip, however many fields have changed in it. */
    void askSoon() {
        if (!asking) {
            asking = true;
            getElement()
                    .getNode()
                    .runWhenAttached(ui -> ui.beforeClientResponse(this, _ -> {
                        asking = false;
                        ask();
                    }));
        }
    }

    private void ask() {
        if (beside.isVisible()) {
            var detail = route.get();
            fields.steps().showStandings(services.trials().eachStep(detail, fields.draft(detail)));
            trial.update();
        }
    }

    private void opened(Tab tab) {
        boolean editing = tab.equals(steps) || tab.equals(settings);
        beside.setVisible(editing);
        setClassName("editor-alone", !editing);
        if (editing) {
            askSoon();
        } else if (tab.equals(changesTab)) {
            showChanges();
        } else if (tab.equals(versionsTab)) {
            showVersions();
        } else if (tab.equals(whatIfTab)) {
            question.compare();
        }
    }

    private void showChanges() {
        var detail = route.get();
        changes.removeAll();
        if (fields.differFrom(detail)) {
            changes.add(new Paragraph(text("route.changes.unsaved")));
        }
        changes.add(new DraftDiffPanel(
                services.versions()
                        .diff(detail.route().projectId(), detail.route().id()),
                DraftDiffPanel.Sides.LIVE_AND_DRAFT,
                text(detail.route().followsDraft() ? "route.changes.follows" : "route.changes.same")));
    }

    private void showVersions() {
        var detail = route.get();
        history.removeAll();
        history.add(new VersionsPanel(
                detail,
                services.versions()
                        .history(detail.route().projectId(), detail.route().id(), Integer.MAX_VALUE, 50),
                services.authors().names(detail.route().projectId()),
                rollback));
    }
}
