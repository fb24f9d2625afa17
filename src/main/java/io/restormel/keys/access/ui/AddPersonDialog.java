package io.restormel.keys.access.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.access.PeopleService;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.CopyField;
import io.restormel.keys.platform.ui.Phrases;

/** Asks for a new person, and then shows the first password once. */
final class AddPersonDialog extends Dialog {

    private final EmailField email = new EmailField(text("access.email"));
    private final TextField name = new TextField(text("access.name"));
    private final Select<Role> role = new Select<>();

    AddPersonDialog(PeopleService people, Runnable added) {
        setHeaderTitle(text("access.add.title"));
        setWidth("26rem");
        role.setLabel(text("access.role.label"));
        role.setItems(Role.values());
        role.setItemLabelGenerator(RoleWords::name);
        role.setValue(Role.EDITOR);
        email.setAutofocus(true);
        var form = new Div(email, name, role);
        form.addClassName("form-column");
        add(form);
        var save = new Button(text("access.add.save"), _ -> save(people, added));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("access.add.cancel"), _ -> close()), save);
    }

    private void save(PeopleService people, Runnable added) {
        email.setInvalid(false);
        name.setInvalid(false);
        try {
            show(people.add(email.getValue(), name.getValue(), role.getValue()));
            added.run();
        } catch (ApplicationException.Invalid e) {
            var field = "name".equals(e.details().get("field")) ? name : email;
            field.setErrorMessage(Phrases.of(e));
            field.setInvalid(true);
        }
    }

    private void show(String password) {
        removeAll();
        setHeaderTitle(text("access.add.share"));
        add(new Paragraph(text("access.add.once")), new CopyField(text("access.add.password"), password));
        getFooter().removeAll();
        getFooter().add(new Button(text("access.add.done"), _ -> close()));
    }
}
