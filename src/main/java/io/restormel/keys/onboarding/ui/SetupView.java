package io.restormel.keys.onboarding.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Passwords;
import io.restormel.keys.access.SetupService;
import io.restormel.keys.onboarding.SampleProject;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.AppShell;
import io.restormel.keys.platform.ui.ComponentWords;
import io.restormel.keys.platform.ui.EnterKey;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.Phrases;
import java.util.Map;

/** Creates the owner of a new installation, by the link that the first start prints. */
@Route(value = "setup", autoLayout = false)
@PageTitle("onboarding.setup.page")
@AnonymousAllowed
class SetupView extends Main implements BeforeEnterObserver {

    private final SetupService setup;
    private final CurrentCaller callers;
    private final SampleProject sample;

    private final TextField name = new TextField(text("onboarding.setup.name"));
    private final EmailField email = new EmailField(text("onboarding.setup.email"));
    private final PasswordField password = new PasswordField(text("onboarding.setup.password"));
    private final Checkbox withSample = new Checkbox(text("onboarding.setup.sample"));
    private final Div card = new Div();
    private String token = "";

    SetupView(SetupService setup, CurrentCaller callers, SampleProject sample) {
        this.setup = setup;
        this.callers = callers;
        this.sample = sample;
        addClassName("sign-in");
        ComponentWords.name(password);
        card.addClassName("sign-in-card");
        password.setHelperText(text("onboarding.setup.passwordHelp", Passwords.MIN_LENGTH));
        name.setAutofocus(true);
        EnterKey.in(card, this::create);
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        token = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("token")
                .orElse("");
        card.removeAll();
        card.add(new H1(AppShell.PRODUCT));
        if (!setup.isPending()) {
            card.add(
                    new Paragraph(text("onboarding.setup.hasOwner")),
                    new Anchor("login", text("onboarding.setup.signIn")));
        } else if (setup.accepts(token)) {
            var create = new Button(text("onboarding.setup.create"), _ -> create());
            create.addThemeVariants(ButtonVariant.PRIMARY);
            card.add(new Paragraph(text("onboarding.setup.text")));
            card.add(name, email, password, withSample, create);
        } else {
            card.add(new Paragraph(text("onboarding.setup.noLink")));
        }
    }

    private void create() {
        Map.of("name", name, "email", email, "password", password).values().forEach(field -> field.setInvalid(false));
        if (name.getValue().isBlank()) {
            name.setErrorMessage(text("onboarding.setup.nameMissing"));
            name.setInvalid(true);
            return;
        }
        try {
            var owner = setup.createOwner(token, email.getValue(), name.getValue(), password.getValue());
            if (withSample.getValue()) {
                callers.as(owner, sample::create);
            }
            UI.getCurrent().getPage().setLocation("login");
        } catch (ApplicationException.Invalid e) {
            show(e);
        } catch (ApplicationException.Refused e) {
            Notices.error(Phrases.of(e));
        }
    }

    private void show(ApplicationException.Invalid e) {
        if ("password".equals(e.details().get("field"))) {
            password.setErrorMessage(Phrases.of(e));
            password.setInvalid(true);
        } else {
            email.setErrorMessage(Phrases.of(e));
            email.setInvalid(true);
        }
    }
}
