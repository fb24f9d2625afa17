package io.restormel.keys.device.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.device.DeviceApprovalService;
import io.restormel.keys.device.DeviceRequest;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.EnterKey;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.ui.CurrentProject;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Where a person approves, or denies, a sign-in from a command line. Opened by the address that it prints. */
@Route(value = "connect-cli", layout = MainLayout.class)
@PageTitle("device.page")
@PermitAll
final class ConnectCliView extends PageLayout implements BeforeEnterObserver {

    static final String PARAMETER = "user_code";
    private static final int MAX_TYPED = 40;

    private final DeviceApprovalService approvals;
    private final ProjectService projects;
    private final CurrentProject current;
    private final CurrentCaller callers;

    private final TextField code = new TextField(text("device.code.label"));
    private final Div content = new Div();

    ConnectCliView(
            DeviceApprovalService approvals, ProjectService projects, CurrentProject current, CurrentCaller callers) {
        super(text("device.page"), text("device.explanation"));
        header().withHelp("docs/command-line#signing-in");
        this.approvals = approvals;
        this.projects = projects;
        this.current = current;
        this.callers = callers;
        code.setPlaceholder("ABCD-EFGH");
        code.setMaxLength(MAX_TYPED);
        code.setHelperText(text("device.code.hint"));
        code.setAutofocus(true);
        content.addClassName("page-content");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var given = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(PARAMETER)
                .orElse("");
        code.setValue(given.substring(0, Math.min(given.length(), MAX_TYPED)));
        if (code.isEmpty()) {
            ask();
        } else {
            look();
        }
    }

    private void ask() {
        var next = new Button(text("device.code.next"), _ -> look());
        next.addThemeVariants(ButtonVariant.PRIMARY);
        var form = new Div(code, new Div(next));
        form.addClassName("form-column");
        form.setMaxWidth("20rem");
        EnterKey.in(form, this::look);
        show(new Section(text("device.code.title"), form));
    }

    private void look() {
        code.setInvalid(false);
        try {
            decide(approvals.find(code.getValue()));
        } catch (ApplicationException e) {
            ask();
            code.setErrorMessage(Phrases.of(e));
            code.setInvalid(true);
        }
    }

    private void decide(DeviceRequest request) {
        var form = new ApprovalForm(
                approvals, projects, request, editable(), current.get().orElse(null), this::done);
        show(new Section(text("device.approval.title", request.userCode()), form));
    }

    private List<Project> editable() {
        var asking = callers.require();
        return projects.list().stream()
                .filter(project -> asking.mayInProject(project.id(), Role.EDITOR))
                .toList();
    }

    private void done(ApprovalForm.Decision decision) {
        show(
                switch (decision) {
                    case ApprovalForm.Decision.Approved(var project) ->
                        new EmptyState(
                                Icons.CHECK_CIRCLE,
                                text("device.approved.title"),
                                text("device.approved.text"),
                                new Anchor("projects/" + project.id(), text("device.approved.go", project.name())));
                    case ApprovalForm.Decision.Denied() ->
                        new EmptyState(Icons.BAN, text("device.denied.title"), text("device.denied.text"));
                });
    }

    private void show(Component part) {
        content.removeAll();
        content.add(part);
    }
}
