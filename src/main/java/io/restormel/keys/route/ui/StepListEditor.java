package io.restormel.keys.route.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropEffect;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The steps in order: add, edit, move with the mouse or the keyboard, remove and take that back. */
final class StepListEditor extends Div {

    private final ModelChoices choices;
    private final Runnable changed;
    private final OrderedList list = new OrderedList();
    private final Span announcer = new Span();
    private final Button add = new Button("Add step", Icons.of(Icons.PLUS));
    private final EmptyState empty = new EmptyState(
            Icons.LAYERS,
            "No steps yet",
            "A step names a provider and a model. The first step that its policies allow serves the call; the others"
                    + " are there for when it fails.");
    private final List<StepCard> cards = new ArrayList<>();
    private boolean readOnly;

    StepListEditor(ModelChoices choices, Runnable changed) {
        this.choices = choices;
        this.changed = changed;
        addClassName("step-list");
        announcer.addClassName("visually-hidden");
        announcer.getElement().setAttribute("aria-live", "polite");
        add.addClickListener(_ -> append());
        add(empty, list, add, announcer);
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

    private void append() {
        int last =
                cards.stream().mapToInt(card -> card.value().orderIndex()).max().orElse(-1);
        var card = insert(
                StepConfig.plain(UUID.randomUUID().toString(), last + 1, null, null, null, 12_000), cards.size());
        refresh();
        changed.run();
        card.scrollIntoView();
    }

    private StepCard insert(StepConfig step, int position) {
        var card = new StepCard(step, choices, changed);
        card.setReadOnly(readOnly);
        card.up().addClickListener(_ -> {
            move(card, cards.indexOf(card) - 1);
            card.up().focus();
        });
        card.down().addClickListener(_ -> {
            move(card, cards.indexOf(card) + 1);
            card.down().focus();
        });
        card.remove().addClickListener(_ -> remove(card));
        DragSource.create(card.handle()).setDragData(card);
        var target = DropTarget.create(card);
        target.setDropEffect(DropEffect.MOVE);
        target.addDropListener(event -> event.getDragData()
                .filter(StepCard.class::isInstance)
                .map(StepCard.class::cast)
                .filter(dragged -> dragged != card && cards.contains(dragged))
                .ifPresent(dragged -> move(dragged, cards.indexOf(card))));
        cards.add(position, card);
        list.add(card);
        return card;
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
        announcer.setText("Moved to place " + (to + 1) + " of " + cards.size());
        changed.run();
    }

    private void remove(StepCard card) {
        int place = cards.indexOf(card);
        var undo = new Button("Undo", Icons.of(Icons.UNDO));
        var gone = new ListItem(new Span("Step " + (place + 1) + " removed."), undo);
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
    }
}
