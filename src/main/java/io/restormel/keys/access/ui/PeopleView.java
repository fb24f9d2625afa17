package io.restormel.keys.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Member;
import io.restormel.keys.access.PeopleService;
import io.restormel.keys.access.Role;
import io.restormel.keys.access.WorkspaceSettingsService;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.TimeText;
import jakarta.annotation.security.PermitAll;
import org.springframework.util.StringUtils;

/** Who may sign in, and what each may do. */
@Route("people")
@PageTitle("People")
@Menu(title = "People", order = 30, icon = Icons.USERS)
@PermitAll
class PeopleView extends PageLayout implements LiveView {

    private final PeopleService people;
    private final boolean mayManage;
    private final DataGrid<Member> grid =
            new DataGrid<>("People", new EmptyState(Icons.USERS, "Nobody yet", "Add the first person."));

    PeopleView(PeopleService people, WorkspaceSettingsService settings, CurrentCaller callers) {
        super("People", "Who may sign in to this workspace, and what each may do.");
        this.people = people;
        this.mayManage =
                callers.get().map(caller -> caller.mayInWorkspace(Role.ADMIN)).orElse(false);
        if (mayManage) {
            var add = new Button("Add a person", _ -> new AddPersonDialog(people, this::refresh).open());
            add.addThemeVariants(ButtonVariant.PRIMARY);
            header().withActions(add);
        }
        grid.addComponentColumn(PeopleView::person)
                .setHeader("Person")
                .setWidth("14rem")
                .setFlexGrow(2);
        grid.addComponentColumn(this::role).setHeader("Role").setWidth("11rem").setFlexGrow(0);
        grid.addComponentColumn(PeopleView::status).setHeader("Status").setWidth("8rem");
        grid.addComponentColumn(PeopleView::lastSignIn)
                .setHeader("Last sign-in")
                .setWidth("9rem");
        if (mayManage) {
            grid.addComponentColumn(member -> actions(member, callers))
                    .setHeader("")
                    .setFlexGrow(0)
                    .setWidth("15rem");
        }
        add(new Section("Members", grid).flush(), keySection(settings));
        refresh();
    }

    private Section keySection(WorkspaceSettingsService settings) {
        var manage = new Checkbox("Gateway Keys without scopes may edit their project");
        manage.setValue(settings.get().plainKeysManage());
        manage.setReadOnly(!mayManage);
        manage.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                settings.change(settings.get().withPlainKeysManage(change.getValue()));
                Notices.success(
                        change.getValue()
                                ? "Keys without scopes may edit their project"
                                : "Keys without scopes resolve and report usage only");
            }
        });
        return new Section(
                "Gateway Keys",
                "As the hosted original's keys, for tools that were written for it. A key with scopes of its own does what they say.",
                manage);
    }

    @Override
    public boolean shows(LiveChange change) {
        return change.isOf("person");
    }

    @Override
    public void refresh() {
        grid.setItems(people.list());
    }

    private static Div person(Member member) {
        var email = new Span(member.email());
        email.addClassName("muted");
        var both = new Div(new Div(member.name()), email);
        both.addClassName("stacked");
        return both;
    }

    private com.vaadin.flow.component.Component role(Member member) {
        if (!mayManage) {
            return new Span(StringUtils.capitalize(member.role().wire()));
        }
        var choice = new Select<Role>();
        choice.setAriaLabel("Role of " + member.name());
        choice.setItems(Role.values());
        choice.setItemLabelGenerator(role -> StringUtils.capitalize(role.wire()));
        choice.setValue(member.role());
        choice.addValueChangeListener(change -> {
            try {
                people.change(member.id(), member.revision(), change.getValue(), member.disabled());
                Notices.success(member.name() + " is now " + change.getValue().wire());
            } finally {
                refresh();
            }
        });
        return choice;
    }

    private static StatusBadge status(Member member) {
        return member.disabled()
                ? new StatusBadge("Disabled", StatusBadge.Tone.NEUTRAL)
                : new StatusBadge("Active", StatusBadge.Tone.SUCCESS);
    }

    private static com.vaadin.flow.component.Component lastSignIn(Member member) {
        var at = member.lastSignInAt();
        return at == null ? new Span("Never") : new TimeText(at);
    }

    private Div actions(Member member, CurrentCaller callers) {
        boolean self = callers.get()
                .filter(caller ->
                        caller instanceof Caller.Person person && person.id().equals(member.id()))
                .isPresent();
        var toggle = new Button(member.disabled() ? "Enable" : "Disable", _ -> {
            people.change(member.id(), member.revision(), member.role(), !member.disabled());
            refresh();
        });
        var remove = new Button("Remove", _ -> confirmRemoval(member));
        toggle.addThemeVariants(ButtonVariant.TERTIARY);
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        toggle.setEnabled(!self);
        remove.setEnabled(!self);
        return new Div(toggle, remove);
    }

    private void confirmRemoval(Member member) {
        new DestructiveDialog(
                        "Remove " + member.name() + "?",
                        "They are signed out and can no longer sign in. What they changed stays.",
                        "Remove",
                        () -> {
                            people.remove(member.id());
                            refresh();
                            Notices.success(member.name() + " was removed");
                        })
                .open();
    }
}
