package io.restormel.keys.platform.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.restormel.keys.platform.ApplicationException;
import jakarta.servlet.http.HttpServletResponse;

/** A view failed while it was being built. It stands without the frame, since the frame may be what failed. */
@PageTitle("Something went wrong")
@AnonymousAllowed
public final class InternalErrorPage extends ErrorPage implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var caught = parameter.getCaughtException();
        return RefusalPage.refusalIn(caught).map(this::refuse).orElseGet(() -> fail(caught));
    }

    /** The router looks for exact types among causes, so a refusal wrapped by bean creation ends up here. */
    private int refuse(ApplicationException refusal) {
        show(Icons.BAN, RefusalPage.TITLE, refusal.getMessage());
        return RefusalPage.status(refusal);
    }

    private int fail(Exception cause) {
        var reference = ErrorReference.log(cause);
        show(
                Icons.ALERT,
                "Something went wrong on our side",
                "Try again in a moment. If it keeps happening, give your operator this reference: " + reference);
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
