package io.restormel.keys.usage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.usage.ModelCheck.Objection;
import java.util.List;

/** Policies that say no, each a link to itself, with what they mind. */
final class Objections extends UnorderedList {

    Objections(List<Objection> all) {
        all.forEach(objection -> add(new ListItem(policy(objection), new Span(words(objection)))));
    }

    private static String words(Objection objection) {
        var said = Phrases.of(objection.message());
        return objection.policy().isEmpty() ? said : ": " + said;
    }

    private static Component policy(Objection objection) {
        return Address.idOf(objection.policyId())
                .<Component>map(id -> new Anchor("policies/" + id, objection.policy()))
                .orElseGet(() -> new Span(objection.policy()));
    }
}
