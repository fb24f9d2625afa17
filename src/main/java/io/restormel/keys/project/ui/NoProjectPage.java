package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

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
@PageTitle("project.noProject.page")
@PermitAll
public final class NoProjectPage extends Main implements HasErrorParameter<NoProjectException> {

    public NoProjectPage() {
        addClassName("page");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NoProjectException> parameter) {
        removeAll();
        add(new EmptyState(
                Icons.FOLDER,
                text("project.first"),
                text("project.noProject.text"),
                new Anchor("projects", text("project.noProject.go"))));
        return HttpServletResponse.SC_OK;
    }
}
