package io.restormel.keys.access.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/** Sign-in by address and password, and by each configured OAuth2 provider. */
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in · Restormel Keys")
@AnonymousAllowed
public class LoginView extends Main implements BeforeEnterObserver {

    private final LoginForm form = new LoginForm(texts());

    LoginView(Optional<ClientRegistrationRepository> registrations) {
        addClassName("sign-in");
        var title = new H1("Restormel Keys");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        var card = new Div(title, new Paragraph("Which provider and model serves this call, and why."), form);
        card.addClassName("sign-in-card");
        registrations.ifPresent(known -> addProviders(card, known));
        add(card);
    }

    private static void addProviders(Div card, ClientRegistrationRepository known) {
        if (known instanceof Iterable<?> all) {
            for (var each : all) {
                if (each instanceof ClientRegistration registration) {
                    var link = new Anchor(
                            "/oauth2/authorization/" + registration.getRegistrationId(),
                            "Continue with " + registration.getClientName());
                    link.setRouterIgnore(true);
                    link.addClassName("sign-in-provider");
                    card.add(link);
                }
            }
        }
    }

    private static LoginI18n texts() {
        var texts = LoginI18n.createDefault();
        texts.getForm().setTitle("Sign in");
        texts.getForm().setUsername("Email");
        texts.getForm().setSubmit("Sign in");
        texts.getErrorMessage().setTitle("That did not work");
        texts.getErrorMessage().setMessage("Check the email and the password. After five failures, wait 15 minutes.");
        return texts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var errors = event.getLocation().getQueryParameters().getParameters().get("error");
        if (errors != null) {
            if (errors.contains("not-invited")) {
                explain("You are not a member of this workspace yet: ask an administrator to invite you.");
            } else if (errors.contains("oauth")) {
                explain("The sign-in elsewhere was not completed. Please try again.");
            }
            form.setError(true);
        }
    }

    private void explain(String message) {
        var texts = texts();
        texts.getErrorMessage().setMessage(message);
        form.setI18n(texts);
    }
}
