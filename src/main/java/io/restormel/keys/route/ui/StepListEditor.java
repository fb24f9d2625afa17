package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropEffect;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.route.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The steps in order: add, edit, move with the mouse or the keyboard, remove and take that back. */
final class StepListEditor extends Div {

    private final ModelChoices choices;
    private final Runnable changed;
    private final OrderedList list = new OrderedList();
    private final Span announcer = new Span();
    private final Button add = new Button(text("route.steps.add"), Icons.of(Icons.PLUS));
    private final Paragraph explanation = new Paragraph(text("route.steps.text"));
    private final EmptyState empty =
            new EmptyState(Icons.LAYERS, text("route.steps.empty"), text("route.steps.emptyText"));
    private final List<StepCard> cards = new ArrayList<>();
    private boolean readOnly;

    StepListEditor(ModelChoices choices, Runnable changed) {
        this.choices = choices;
        this.changed = changed;
        addClassName("step-list");
        announcer.addClassName("visually-hidden");
        announcer.getElement().setAttribute("aria-live", "polite");
        add.addClickListener(_ -> insertAt(cards.size()));
        explanation.addClassName("muted");
        add(empty, explanation, list, add, announcer);
    }

    void setSteps(List<StepConfig> steps) {
        cards.clear();
        list.removeAll();
        steps.forEach(step -> insert(step, cards.size()));
        refresh();
    }

    /** The steps as they stand. Keeps the stored order indexes while they still rise, so that looking changes nothing. */
    List<StepConfig> steps() {
        boolean rising = true;
        for (int i = 1; i < cards.size(); i++) {
            rising &=
                    cards.get(i - 1).value().orderIndex() < cards.get(i).value().orderIndex();
        }
        List<StepConfig> steps = new ArrayList<>();
        for (var card : cards) {
            steps.add(rising ? card.value() : card.at(steps.size()));
        }
        return steps;
    }

    Optional<StepCard> card(String stepId) {
        return cards.stream().filter(card -> card.id().equals(stepId)).findFirst();
    }

    void clearProblems() {
        cards.forEach(card -> card.showProblem(null, null));
    }

    void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
        add.setVisible(!readOnly);
        cards.forEach(card -> card.setReadOnly(readOnly));
    }

    /** What each step would do by itself, by its id. */
    void showStandings(Map<String, Trial> standings) {
        cards.forEach(card -> card.showStanding(standings.get(card.id())));
    }

    /** Between two steps there may be no number left; {@link #steps} counts anew then. */
    private void insertAt(int position) {
        int before = position == 0 ? -1 : cards.get(position - 1).value().orderIndex();
        var card =
                insert(StepConfig.plain(UUID.randomUUID().toString(), before + 1, null, null, null, 12_000), position);
        refresh();
        announcer.setText(text("route.steps.added", position + 1));
        changed.run();
        card.scrollIntoView();
        card.focusFirst();
    }

    private StepCard insert(StepConfig step, int position) {
        var card = new StepCard(step, choices, changed);
        card.setReadOnly(readOnly);
        card.handles().up().addClickListener(_ -> {
            move(card, cards.indexOf(card) - 1);
            card.handles().up().focus();
        });
        card.handles().down().addClickListener(_ -> {
            move(card, cards.indexOf(card) + 1);
            card.handles().down().focus();
        });
        card.handles().insert().addClickListener(_ -> insertAt(cards.indexOf(card)));
        card.handles().remove().addClickListener(_ -> remove(card));
        byKey(card, Key.ARROW_UP, -1);
        byKey(card, Key.ARROW_DOWN, 1);
        DragSource.create(card.handles().grip()).setDragData(card);
        var target = DropTarget.create(card);
        target.setDropEffect(DropEffect.MOVE);
        target.addDropListener(event -> event.getDragData()
                .filter(StepCard.class::isInstance)
                .map(StepCard.class::cast)
                .filter(dragged -> dragged != card && cards.contains(dragged))
                .ifPresent(dragged -> move(dragged, cards.indexOf(card))));
        if (position < cards.size()) {
            list.addComponentAtIndex(list.indexOf(cards.get(position)), card);
        } else {
            list.add(card);
        }
        cards.add(position, card);
        return card;
    }

    /** On the handle only: in a field, Alt and an arrow open its list. */
    private void byKey(StepCard card, Key key, int by) {
        Shortcuts.addShortcutListener(
                        card,
                        () -> {
                            move(card, cards.indexOf(card) + by);
                            card.handles().focusGrip();
                        },
                        key,
                        KeyModifier.ALT)
                .listenOn(card.handles().grip());
    }

    private void move(StepCard card, int to) {
        if (readOnly || to < 0 || to >= cards.size()) {
            return;
        }
        int from = cards.indexOf(card);
        Collections.rotate(cards.subList(Math.min(from, to), Math.max(from, to) + 1), from < to ? -1 : 1);
        list.removeAll();
        cards.forEach(list::add);
        refresh();
        announcer.setText(text("route.steps.moved", to + 1, cards.size()));
        changed.run();
    }

    private void remove(StepCard card) {
        int place = cards.indexOf(card);
        var undo = new Button(text("platform.undo"), Icons.of(Icons.UNDO));
        var gone = new ListItem(new Span(text("route.steps.removed", place + 1)), undo);
        gone.addClassName("step-removed");
        list.replace(card, gone);
        cards.remove(card);
        undo.addClickListener(_ -> {
            cards.add(Math.min(place, cards.size()), card);
            list.removeAll();
            cards.forEach(list::add);
            refresh();
            changed.run();
        });
        refresh();
        changed.run();
        undo.focus();
    }

    private void refresh() {
        for (int i = 0; i < cards.size(); i++) {
            cards.get(i).place(i + 1, cards.size());
        }
        empty.setVisible(cards.isEmpty());
        explanation.setVisible(!cards.isEmpty());
    }
}
