package io.restormel.keys.access.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.restormel.keys.platform.ui.AppShell;
import java.util.Optional;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/** Sign-in by address and password, and by each configured OAuth2 provider. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
public class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    /** The form makes its fields itself, and has no word of its own for this button. */
    private static final String NAME_REVEAL_BUTTON =
            "setTimeout(() => this.querySelectorAll('vaadin-password-field').forEach(field => field.i18n = {reveal:"
                    + " $0}))";

    private final LoginForm form = new LoginForm(texts());

    LoginView(Optional<ClientRegistrationRepository> registrations) {
        addClassName("sign-in");
        var title = new H1(AppShell.PRODUCT);
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        form.getElement().executeJs(NAME_REVEAL_BUTTON, text("access.login.reveal"));
        var card = new Div(title, new Paragraph(text("access.login.claim")), form);
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
                            text("access.login.with", registration.getClientName()));
                    link.setRouterIgnore(true);
                    link.addClassName("sign-in-provider");
                    card.add(link);
                }
            }
        }
    }

    private static LoginI18n texts() {
        var texts = LoginI18n.createDefault();
        var fields = texts.getForm();
        fields.setTitle(text("access.login.title"));
        fields.setUsername(text("access.email"));
        fields.setPassword(text("access.login.password"));
        fields.setSubmit(text("access.login.submit"));
        var mistakes = texts.getErrorMessage();
        mistakes.setTitle(text("access.login.failed"));
        mistakes.setMessage(text("access.login.wrong"));
        mistakes.setUsername(text("access.login.emailMissing"));
        mistakes.setPassword(text("access.login.passwordMissing"));
        return texts;
    }

    @Override
    public String getPageTitle() {
        return text("access.login.page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var errors = event.getLocation().getQueryParameters().getParameters().get("error");
        if (errors != null) {
            if (errors.contains("not-invited")) {
                explain(text("access.login.notInvited"));
            } else if (errors.contains("oauth")) {
                explain(text("access.login.incomplete"));
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
