package io.restormel.keys.credential.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.restormel.keys.credential.CredentialDependants.Dependant;
import io.restormel.keys.platform.ui.Section;
import java.util.List;

/** The steps for which no other key would be left. */
final class DependantsSection extends Composite<Div> {

    DependantsSection(List<Dependant> dependants) {
        var section = new Section(text("credential.dependants.title"), text("credential.dependants.explanation"));
        if (dependants.isEmpty()) {
            section.body().add(new Paragraph(text("credential.dependants.none")));
        } else {
            var list = new UnorderedList();
            list.addClassName("link-list");
            dependants.forEach(each -> list.add(new ListItem(
                    new Anchor("projects/" + each.projectId() + "/routes/" + each.routeId(), line(each)))));
            section.body().add(list);
        }
        getContent().add(section);
    }

    static String line(Dependant each) {
        var step = text("credential.dependants.step", each.projectName(), each.routeName(), each.orderIndex() + 1);
        return each.modelId() == null ? step : step + " (" + each.modelId() + ")";
    }
}
