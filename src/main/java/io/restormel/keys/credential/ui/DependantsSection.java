package io.restormel.keys.credential.ui;

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
        var section = new Section("What needs it", "Steps that would have no key without this one.");
        if (dependants.isEmpty()) {
            section.body().add(new Paragraph("No step that is live depends on it alone."));
        } else {
            var list = new UnorderedList();
            dependants.forEach(each -> list.add(new ListItem(
                    new Anchor("projects/" + each.projectId() + "/routes/" + each.routeId(), line(each)))));
            section.body().add(list);
        }
        getContent().add(section);
    }

    static String line(Dependant each) {
        return each.projectName() + " › " + each.routeName() + " › step " + (each.orderIndex() + 1)
                + (each.modelId() == null ? "" : " (" + each.modelId() + ")");
    }
}
