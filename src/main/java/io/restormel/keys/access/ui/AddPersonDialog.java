package io.restormel.keys.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.access.PeopleService;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.CopyField;
import org.springframework.util.StringUtils;

/** Asks for a new person, and then shows the first password once. */
final class AddPersonDialog extends Dialog {

    private final EmailField email = new EmailField("Email");
    private final TextField name = new TextField("Name");
    private final Select<Role> role = new Select<>();

    AddPersonDialog(PeopleService people, Runnable added) {
        setHeaderTitle("Add a person");
        setWidth("26rem");
        role.setLabel("Role");
        role.setItems(Role.values());
        role.setItemLabelGenerator(each -> StringUtils.capitalize(each.wire()));
        role.setValue(Role.EDITOR);
        var form = new VerticalLayout(email, name, role);
        form.setPadding(false);
        add(form);
        var save = new Button("Add", _ -> save(people, added));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), save);
    }

    private void save(PeopleService people, Runnable added) {
        email.setInvalid(false);
        name.setInvalid(false);
        try {
            show(people.add(email.getValue(), name.getValue(), role.getValue()));
            added.run();
        } catch (ApplicationException.Invalid e) {
            var field = "name".equals(e.details().get("field")) ? name : email;
            field.setErrorMessage(e.getMessage());
            field.setInvalid(true);
        }
    }

    private void show(String password) {
        removeAll();
        setHeaderTitle("Share this password");
        add(
                new Paragraph("It is shown only now. Give it to the person over a safe channel."),
                new CopyField("First password", password));
        getFooter().removeAll();
        getFooter().add(new Button("Done", _ -> close()));
    }
}
