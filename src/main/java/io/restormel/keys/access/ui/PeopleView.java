package io.restormel.keys.access.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
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
import io.restormel.keys.platform.ui.NewWanted;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.TimeText;
import jakarta.annotation.security.PermitAll;

/** Who may sign in, and what each may do. */
@Route("people")
@PageTitle("access.page")
@Menu(title = "access.page", order = 30, icon = Icons.USERS)
@PermitAll
class PeopleView extends PageLayout implements BeforeEnterObserver, LiveView {

    private final PeopleService people;
    private final WorkspaceSettingsService settings;
    private final boolean mayManage;
    private final Checkbox manage = new Checkbox(text("access.keys.plainManage"));
    private final DataGrid<Member> grid = new DataGrid<>(
            text("access.page"), new EmptyState(Icons.USERS, text("access.none.title"), text("access.none.text")));

    PeopleView(PeopleService people, WorkspaceSettingsService settings, CurrentCaller callers) {
        super(text("access.page"), text("access.explanation"));
        header().withHelp("docs/operations#sign-in");
        this.people = people;
        this.settings = settings;
        this.mayManage =
                callers.get().map(caller -> caller.mayInWorkspace(Role.ADMIN)).orElse(false);
        if (mayManage) {
            var add = new Button(text("access.add.title"), _ -> openAdd());
            add.addThemeVariants(ButtonVariant.PRIMARY);
            header().withActions(add);
        }
        grid.addComponentColumn(PeopleView::person)
                .setHeader(text("access.column.person"))
                .setWidth("14rem")
                .setFlexGrow(2);
        grid.addComponentColumn(this::role)
                .setHeader(text("access.role.label"))
                .setWidth("11rem")
                .setFlexGrow(0);
        grid.addComponentColumn(PeopleView::status)
                .setHeader(text("access.column.status"))
                .setWidth("8rem");
        grid.addComponentColumn(PeopleView::lastSignIn)
                .setHeader(text("access.column.lastSignIn"))
                .setWidth("9rem");
        if (mayManage) {
            grid.giveLineTo(grid.addComponentColumn(member -> actions(member, callers))
                    .setHeader(text("access.column.actions"))
                    .setFlexGrow(0)
                    .setWidth("15rem"));
        }
        add(new Section(text("access.members"), grid).flush(), keySection());
        refresh();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (mayManage && NewWanted.by(event)) {
            openAdd();
        }
    }

    private void openAdd() {
        new AddPersonDialog(people, this::refresh).open();
    }

    private Section keySection() {
        manage.setReadOnly(!mayManage);
        manage.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                settings.change(settings.get().withPlainKeysManage(change.getValue()));
                Notices.success(
                        change.getValue() ? text("access.keys.plainManageOn") : text("access.keys.plainManageOff"));
            }
        });
        return new Section(text("access.keys.title"), text("access.keys.text"), manage);
    }

    @Override
    public boolean shows(LiveChange change) {
        return change.isOf("person", "workspace");
    }

    @Override
    public void refresh() {
        grid.setItems(people.list());
        manage.setValue(settings.get().plainKeysManage());
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
            return new Span(RoleWords.name(member.role()));
        }
        var choice = new Select<Role>();
        choice.setAriaLabel(text("access.role.of", member.name()));
        choice.setItems(Role.values());
        choice.setItemLabelGenerator(RoleWords::name);
        choice.setValue(member.role());
        // Its own width is more than the column's.
        choice.setWidthFull();
        choice.addValueChangeListener(change -> {
            try {
                people.change(member.id(), member.revision(), change.getValue(), member.disabled());
                Notices.undoable(RoleWords.isNow(member.name(), change.getValue()), () -> restore(member));
            } finally {
                refresh();
            }
        });
        return choice;
    }

    private static StatusBadge status(Member member) {
        return member.disabled()
                ? new StatusBadge(text("access.disabled"), StatusBadge.Tone.NEUTRAL)
                : new StatusBadge(text("access.active"), StatusBadge.Tone.SUCCESS);
    }

    private static com.vaadin.flow.component.Component lastSignIn(Member member) {
        var at = member.lastSignInAt();
        return at == null ? new Span(text("access.never")) : new TimeText(at);
    }

    private Div actions(Member member, CurrentCaller callers) {
        boolean self = callers.get()
                .filter(caller ->
                        caller instanceof Caller.Person person && person.id().equals(member.id()))
                .isPresent();
        var toggle = new Button(text(member.disabled() ? "access.enable" : "access.disable"), _ -> {
            people.change(member.id(), member.revision(), member.role(), !member.disabled());
            refresh();
            Notices.undoable(
                    text(member.disabled() ? "access.enabledOne" : "access.disabledOne", member.name()),
                    () -> restore(member));
        });
        var remove = new Button(text("access.remove.button"), _ -> confirmRemoval(member));
        toggle.addThemeVariants(ButtonVariant.TERTIARY);
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        toggle.setEnabled(!self);
        remove.setEnabled(!self);
        return new Div(toggle, remove);
    }

    private void restore(Member before) {
        people.list().stream()
                .filter(now -> now.id().equals(before.id()))
                .forEach(now -> people.change(now.id(), now.revision(), before.role(), before.disabled()));
        refresh();
    }

    private void confirmRemoval(Member member) {
        new DestructiveDialog(
                        text("access.remove.title", member.name()),
                        text("access.remove.text"),
                        text("access.remove.button"),
                        () -> {
                            people.remove(member.id());
                            refresh();
                            Notices.success(text("access.remove.done", member.name()));
                        })
                .open();
    }
}
