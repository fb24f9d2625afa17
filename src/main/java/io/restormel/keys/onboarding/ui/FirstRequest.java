package io.restormel.keys.onboarding.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.project.NewGatewayKey;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ui.RequestSnippet;
import io.restormel.keys.project.ui.ShownKey;
import io.restormel.keys.usage.RequestLog;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What to run to ask for the first time; says so when the request is there, and what was decided. */
final class FirstRequest extends Composite<Section> {

    private final Project project;
    private final @Nullable NewGatewayKey key;
    private final StatusBadge state = new StatusBadge(text("onboarding.waiting.state"), StatusBadge.Tone.INFO);
    private final Div news = new Div(state, new Span(text("onboarding.waiting.text")));

    /** @param key the one just made, shown this once; null when there was one before */
    FirstRequest(Project project, @Nullable NewGatewayKey key) {
        this.project = project;
        this.key = key;
        news.addClassName("first-request");
        news.getElement().setAttribute("role", "status");
    }

    @Override
    protected Section initContent() {
        if (key != null) {
            var section =
                    new Section(text("project.key.shown"), text("onboarding.first.withKey"), ShownKey.of(project, key));
            section.body().addClassName("form-column");
            section.body().add(news);
            return section;
        }
        return new Section(
                text("onboarding.first.title"),
                text("onboarding.first.explanation"),
                news,
                new RequestSnippet(text("onboarding.first.snippet"), project.id(), project.defaultEnvironmentId()));
    }

    void received(RequestLog request) {
        boolean resolved = request.modelId() != null && request.status().equals("resolved");
        state.set(text("onboarding.received.state"), resolved ? StatusBadge.Tone.SUCCESS : StatusBadge.Tone.WARNING);
        var answer = resolved
                ? text("onboarding.received.model", request.providerType(), Objects.requireNonNull(request.modelId()))
                : text("onboarding.received.refused", request.status());
        var why = request.routeName() == null
                ? ""
                : text("onboarding.received.why", request.routeName(), request.fallbackCount());
        news.removeAll();
        news.add(
                state,
                new Span(answer),
                new Anchor("projects/" + project.id() + "/requests", text("onboarding.received.open")),
                new Paragraph(why));
    }
}
