package io.restormel.keys.credential.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.TimeText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Names and values, one pair a line. */
final class Facts extends DescriptionList {

    Facts() {
        addClassName("facts");
    }

    Facts with(String name, Component value) {
        add(new Term(name), new Description(value));
        return this;
    }

    Facts with(String name, String value) {
        return with(name, new Span(value));
    }

    Facts with(String name, @Nullable Instant at, String whenNever) {
        return at == null ? with(name, whenNever) : with(name, new TimeText(at));
    }
}
