package io.restormel.keys.platform.ui;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** Signed in, but without the role that this view asks for. */
@ParentLayout(MainLayout.class)
@PageTitle("No access")
@AnonymousAllowed
public final class AccessDeniedPage extends ErrorPage implements HasErrorParameter<AccessDeniedException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        show(
                Icons.LOCK,
                "Your role does not open this page",
                "Ask an owner of the workspace for a role that does, or go back to what you can see.");
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
