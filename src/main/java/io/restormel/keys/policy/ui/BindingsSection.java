package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.policy.BindTarget;
import io.restormel.keys.policy.BindingService;
import io.restormel.keys.policy.PlacedBinding;
import io.restormel.keys.policy.Policy;
import java.util.List;

/** Where a policy applies: the tree of places, and beside it what is no place in it. */
final class BindingsSection extends Composite<Div> implements PlaceTree.Actions {

    private final Policy policy;
    private final BindingService bindings;
    private final boolean mayEdit;
    private final Runnable changed;

    BindingsSection(
            Policy policy,
            List<PlacedBinding> placed,
            BindingService bindings,
            BindTargets targets,
            boolean mayEdit,
            Runnable changed) {
        this.policy = policy;
        this.bindings = bindings;
        this.mayEdit = mayEdit;
        this.changed = changed;
        var add = new Button(
                text("policy.bindings.add"),
                Icons.of(Icons.PLUS),
                _ -> new BindDialog(policy, bindings, targets, changed).open());
        add.setEnabled(mayEdit);
        var root = PlaceNode.workspace(policy.workspaceId(), text("policy.place.workspace"), targets, mayRepeat());
        var section = new Section(
                        text("policy.bindings.title"), text("policy.bindings.text"), new PlaceTree(root, placed, this))
                .withActions(add);
        var others = placed.stream().filter(each -> !isInTree(each)).toList();
        if (!others.isEmpty()) {
            section.body().add(new H3(text("policy.bindings.others")), list(others));
        }
        getContent().add(section);
    }

    /** End users and tags are nobody's part, and neither is what was deleted, or each key by itself. */
    private static boolean isInTree(PlacedBinding placed) {
        var type = placed.binding().targetType();
        return placed.target() != null
                && placed.binding().targetName() == null
                && type != TargetType.END_USER
                && type != TargetType.TAG;
    }

    private UnorderedList list(List<PlacedBinding> others) {
        var list = new UnorderedList();
        list.addClassName("place-tree");
        for (var placed : others) {
            var name = new Span(PolicyWords.place(placed));
            name.addClassName("cell-main");
            var kind = new Span(PolicyWords.targetType(placed.binding().targetType()));
            kind.addClassName("cell-note");
            var words = new Div(name, kind);
            words.addClassName("place-words");
            var row = new Div(
                    words,
                    placed.target() == null
                            ? new StatusBadge(text("policy.tree.gone"), Tone.WARNING)
                            : new StatusBadge(text("policy.tree.here"), Tone.SUCCESS),
                    remove(placed, this));
            row.addClassNames("place-row", "place-leaf");
            list.add(new ListItem(row));
        }
        return list;
    }

    static Div remove(PlacedBinding placed, PlaceTree.Actions actions) {
        var button = new Button(Icons.of(Icons.CLOSE), _ -> actions.unbind(placed));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(text("policy.bindings.remove", PolicyWords.place(placed)));
        button.setTooltipText(text("policy.bindings.stop"));
        button.setEnabled(actions.mayEdit());
        var since = new TimeText(placed.binding().createdAt());
        var end = new Div(since, button);
        end.addClassName("place-end");
        return end;
    }

    @Override
    public boolean mayEdit() {
        return mayEdit;
    }

    /** Each place counts for itself; a list says the same however often it is asked. */
    @Override
    public boolean mayRepeat() {
        return policy.rule() instanceof PolicyRule.UsageLimit;
    }

    @Override
    public void bind(PlaceNode node) {
        bindings.bind(
                policy.id(),
                BindTarget.of(node.target().type(), node.target().id().toString()));
        Notices.success(text("policy.bindings.bound", node.label()));
        changed.run();
    }

    @Override
    public void unbind(PlacedBinding placed) {
        var binding = placed.binding();
        bindings.unbind(policy.id(), binding.id());
        changed.run();
        var done = text("policy.bindings.unbound", PolicyWords.place(placed));
        if (placed.target() == null) {
            Notices.success(done);
            return;
        }
        Notices.undoable(done, () -> {
            bindings.bind(policy.id(), new BindTarget(binding.targetType(), binding.targetId(), binding.targetName()));
            changed.run();
        });
    }
}
