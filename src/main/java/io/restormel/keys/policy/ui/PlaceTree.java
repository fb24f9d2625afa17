package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.policy.PlacedBinding;
import java.util.List;
import java.util.Optional;

/** The places of a workspace, one within the other, and at which of them a policy applies. Open where it does. */
final class PlaceTree extends UnorderedList {

    /** What can be done at a place. */
    interface Actions {

        boolean mayEdit();

        /** Whether it makes a difference to apply within a place where it applies already. */
        boolean mayRepeat();

        void bind(PlaceNode node);

        void unbind(PlacedBinding placed);
    }

    private final List<PlacedBinding> placed;
    private final Actions actions;

    PlaceTree(PlaceNode root, List<PlacedBinding> placed, Actions actions) {
        this.placed = placed;
        this.actions = actions;
        addClassName("place-tree");
        getElement().setAttribute("aria-label", text("policy.bindings.title"));
        add(item(root, true));
    }

    private ListItem item(PlaceNode node, boolean open) {
        var item = new ListItem();
        var parts = new UnorderedList();
        parts.setVisible(false);
        var row = new Div();
        row.addClassName("place-row");
        if (node.isLeaf()) {
            row.addClassName("place-leaf");
        } else {
            row.add(toggle(node, parts, open || holdsBinding(node)));
        }
        var name = new Span(node.label());
        name.addClassName("cell-main");
        var kind = new Span(PolicyWords.targetType(node.target().type()));
        kind.addClassName("cell-note");
        var words = new Div(name, kind);
        words.addClassName("place-words");
        row.add(words);
        state(node, row);
        item.add(row, parts);
        return item;
    }

    private void state(PlaceNode node, Div row) {
        var own = own(node);
        if (own.isPresent()) {
            row.addClassName("place-bound");
            row.add(
                    new StatusBadge(text("policy.tree.here"), Tone.SUCCESS),
                    BindingsSection.remove(own.get(), actions));
            return;
        }
        var around = around(node);
        around.ifPresent(
                each -> row.add(new StatusBadge(text("policy.tree.through", PolicyWords.place(each)), Tone.NEUTRAL)));
        if (around.isEmpty() || actions.mayRepeat()) {
            row.add(add(node));
        }
    }

    private Button add(PlaceNode node) {
        var button = new Button(text("policy.tree.apply"), Icons.of(Icons.PLUS), _ -> actions.bind(node));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(text("policy.tree.applyTo", node.label()));
        button.setEnabled(actions.mayEdit());
        return button;
    }

    private Button toggle(PlaceNode node, UnorderedList parts, boolean open) {
        var button = new Button();
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(text("policy.tree.parts", node.label()));
        button.addClickListener(_ -> open(node, button, parts, !parts.isVisible()));
        open(node, button, parts, open);
        return button;
    }

    private void open(PlaceNode node, Button toggle, UnorderedList parts, boolean open) {
        if (open && parts.getComponentCount() == 0) {
            node.parts().get().forEach(each -> parts.add(item(each, false)));
        }
        parts.setVisible(open);
        toggle.setIcon(Icons.of(open ? Icons.CHEVRON_DOWN : Icons.CHEVRON_RIGHT));
        toggle.getElement().setAttribute("aria-expanded", String.valueOf(open));
    }

    private Optional<PlacedBinding> own(PlaceNode node) {
        return placed.stream()
                .filter(each -> each.binding().targetType() == node.target().type()
                        && each.binding().targetId().equals(node.target().id()))
                .findFirst();
    }

    private Optional<PlacedBinding> around(PlaceNode node) {
        return placed.stream()
                .filter(each -> each.target() != null && each.target().encloses(node.target()))
                .findFirst();
    }

    private boolean holdsBinding(PlaceNode node) {
        return placed.stream()
                .map(PlacedBinding::target)
                .anyMatch(target -> target != null
                        && !target.id().equals(node.target().id())
                        && node.target().encloses(target));
    }
}
