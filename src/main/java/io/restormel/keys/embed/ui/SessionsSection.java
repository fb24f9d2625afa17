package io.restormel.keys.embed.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.restormel.keys.embed.WidgetComponent;
import io.restormel.keys.embed.WidgetSession;
import io.restormel.keys.embed.WidgetSessionService;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.TimeText;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who could use the widgets at this moment. */
final class SessionsSection extends Composite<Div> {

    private final UUID projectId;
    private final WidgetSessionService sessions;
    private final boolean mayRevoke;
    private final DataGrid<WidgetSession> grid;

    SessionsSection(UUID projectId, WidgetSessionService sessions, boolean mayRevoke) {
        this.projectId = projectId;
        this.sessions = sessions;
        this.mayRevoke = mayRevoke;
        grid = grid();
        var refresh = new Button("Refresh", Icons.of(Icons.REFRESH), _ -> reload());
        refresh.addThemeVariants(ButtonVariant.TERTIARY);
        getContent()
                .add(new Section("Active sessions", "The latest 200. A revoked one is refused at once.", grid)
                        .withActions(refresh)
                        .flush());
        reload();
    }

    private DataGrid<WidgetSession> grid() {
        var table = new DataGrid<WidgetSession>(
                "Active sessions",
                new EmptyState(
                        Icons.USERS, "Nobody at the moment", "A session appears here when your backend asks for one."));
        table.addColumn(WidgetSession::endUserId).setHeader("End user").setFlexGrow(2);
        table.addColumn(SessionsSection::what).setHeader("Shows").setFlexGrow(2);
        table.addColumn(each -> each.origins().isEmpty() ? "This server" : String.join(", ", each.origins()))
                .setHeader("Where")
                .setFlexGrow(2);
        table.addComponentColumn(each -> new TimeText(each.expiresAt()))
                .setHeader("Ends")
                .setWidth("110px")
                .setFlexGrow(0);
        table.addComponentColumn(this::revoke).setHeader("").setWidth("110px").setFlexGrow(0);
        return table;
    }

    private static String what(WidgetSession session) {
        return session.components().stream().sorted().map(WidgetComponent::wire).collect(Collectors.joining(", "));
    }

    private Button revoke(WidgetSession session) {
        var button = new Button("Revoke", _ -> {
            sessions.revoke(projectId, session.id());
            Notices.success("Revoked the session of " + session.endUserId());
            reload();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel("Revoke the session of " + session.endUserId());
        button.setEnabled(mayRevoke);
        return button;
    }

    void reload() {
        grid.setItems(sessions.active(projectId));
    }
}
