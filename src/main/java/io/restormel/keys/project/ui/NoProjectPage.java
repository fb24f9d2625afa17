package io.restormel.keys.project.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.MainLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** Stands in for a view about a project while there is none, and leads to where one is created. */
@ParentLayout(MainLayout.class)
@PageTitle("No project yet")
@PermitAll
public final class NoProjectPage extends Main implements HasErrorParameter<NoProjectException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NoProjectException> parameter) {
        removeAll();
        add(new EmptyState(
                Icons.FOLDER,
                "Create your first project",
                "Routes, policies and Gateway Keys belong to a project. Create one, and this page comes to life.",
                new Anchor("projects", "Go to projects")));
        return HttpServletResponse.SC_OK;
    }
}
