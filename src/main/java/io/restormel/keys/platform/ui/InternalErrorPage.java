package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.restormel.keys.platform.ApplicationException;
import jakarta.servlet.http.HttpServletResponse;

/** A view failed while it was being built. It stands without the frame, since the frame may be what failed. */
@AnonymousAllowed
public final class InternalErrorPage extends ErrorPage implements HasErrorParameter<Exception>, HasDynamicTitle {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var caught = parameter.getCaughtException();
        return RefusalPage.refusalIn(caught).map(this::refuse).orElseGet(() -> fail(caught, event.getLocation()));
    }

    @Override
    public String getPageTitle() {
        return text("platform.fault.page");
    }

    /** The router looks for exact types among causes, so a refusal wrapped by bean creation ends up here. */
    private int refuse(ApplicationException refusal) {
        show(Icons.BAN, text("platform.refusal.title"), Phrases.of(refusal));
        return RefusalPage.status(refusal);
    }

    private int fail(Exception cause, Location location) {
        var reference = ErrorReference.log(cause);
        var again = new Anchor(location.getPathWithQueryParameters(), text("platform.fault.again"));
        again.setRouterIgnore(true);
        show(Icons.ALERT, text("platform.fault.title"), text("platform.fault.text", reference), again);
        addComponentAsFirst(MainLayout.brand());
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
