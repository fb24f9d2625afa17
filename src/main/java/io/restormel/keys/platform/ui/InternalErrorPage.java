package io.restormel.keys.platform.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** A view failed while it was being built. It stands without the frame, since the frame may be what failed. */
@PageTitle("Something went wrong")
@AnonymousAllowed
public final class InternalErrorPage extends ErrorPage implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var reference = ErrorReference.log(parameter.getCaughtException());
        show(
                Icons.ALERT,
                "Something went wrong on our side",
                "Try again in a moment. If it keeps happening, give your operator this reference: " + reference);
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
