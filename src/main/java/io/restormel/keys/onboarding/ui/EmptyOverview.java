package io.restormel.keys.onboarding.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.restormel.keys.onboarding.SampleProject;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.NewWanted;
import io.restormel.keys.platform.ui.Notices;

/** What the overview shows while there is no project: how to get one, step by step or made up. */
final class EmptyOverview extends Div {

    EmptyOverview(boolean mayAdminister, SampleProject sample) {
        addClassName("page-content");
        var create = new Button(
                text("onboarding.createProject"), _ -> UI.getCurrentOrThrow().navigate("projects", NewWanted.QUERY));
        var example = new Button(text("onboarding.startSample"), _ -> {
            sample.create();
            Notices.success(text("onboarding.sampleReady"));
            UI.getCurrentOrThrow().refreshCurrentRoute(false);
        });
        create.setEnabled(mayAdminister);
        example.setEnabled(mayAdminister);
        add(new EmptyState(
                Icons.FOLDER, text("onboarding.firstProject"), text("onboarding.projectIs"), create, example));
    }
}
