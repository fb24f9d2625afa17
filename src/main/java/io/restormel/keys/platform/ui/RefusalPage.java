package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.restormel.keys.platform.ApplicationException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A view that a service refused while it was being opened, typically because what it shows is gone. */
@ParentLayout(MainLayout.class)
@PageTitle("platform.refusal.page")
@AnonymousAllowed
public final class RefusalPage extends ErrorPage implements HasErrorParameter<ApplicationException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<ApplicationException> parameter) {
        var refusal = parameter.getException();
        show(Icons.BAN, text("platform.refusal.title"), Phrases.of(refusal));
        return status(refusal);
    }

    static int status(ApplicationException refusal) {
        return switch (refusal) {
            case ApplicationException.Unauthorized _ -> HttpServletResponse.SC_UNAUTHORIZED;
            case ApplicationException.LimitReached _ -> HttpServletResponse.SC_PAYMENT_REQUIRED;
            case ApplicationException.Refused _ -> HttpServletResponse.SC_FORBIDDEN;
            case ApplicationException.NotFound _ -> HttpServletResponse.SC_NOT_FOUND;
            case ApplicationException.Stale _, ApplicationException.Conflict _ -> HttpServletResponse.SC_CONFLICT;
            case ApplicationException.Invalid _ -> HttpServletResponse.SC_BAD_REQUEST;
            case ApplicationException.TooMany _ -> 429;
            case ApplicationException.Unavailable _ -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        };
    }

    /** The refusal behind what was thrown: bean creation, renderers and futures wrap it. */
    static Optional<ApplicationException> refusalIn(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .filter(ApplicationException.class::isInstance)
                .map(ApplicationException.class::cast)
                .findFirst();
    }
}
