package io.restormel.keys.installation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;

/** Names and values below each other. */
final class Facts {

    private Facts() {}

    static DescriptionList of(Div... facts) {
        var list = new DescriptionList();
        list.addClassName("facts");
        for (var fact : facts) {
            list.getElement().appendChild(fact.getElement());
        }
        return list;
    }

    static Div fact(String name, String value) {
        return fact(name, new com.vaadin.flow.component.html.Span(value));
    }

    static Div fact(String name, Component value) {
        return new Div(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }
}
