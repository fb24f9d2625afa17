package io.restormel.keys.embed.ui;

import static io.restormel.keys.platform.ui.Texts.text;

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
        var refresh = new Button(text("embed.sessions.refresh"), Icons.of(Icons.REFRESH), _ -> reload());
        refresh.addThemeVariants(ButtonVariant.TERTIARY);
        getContent()
                .add(new Section(text("embed.sessions.title"), text("embed.sessions.explanation"), grid)
                        .withActions(refresh)
                        .flush());
        reload();
    }

    private DataGrid<WidgetSession> grid() {
        var table = new DataGrid<WidgetSession>(
                text("embed.sessions.title"),
                new EmptyState(Icons.USERS, text("embed.sessions.none"), text("embed.sessions.noneHint")));
        table.addColumn(WidgetSession::endUserId)
                .setHeader(text("embed.endUser"))
                .setFlexGrow(2);
        table.addColumn(SessionsSection::what)
                .setHeader(text("embed.sessions.shows"))
                .setFlexGrow(2);
        table.giveLineTo(table.addColumn(each ->
                        each.origins().isEmpty() ? text("embed.sessions.here") : String.join(", ", each.origins()))
                .setHeader(text("embed.sessions.where"))
                .setFlexGrow(2));
        table.addComponentColumn(each -> new TimeText(each.expiresAt()))
                .setHeader(text("embed.sessions.ends"))
                .setWidth("110px")
                .setFlexGrow(0);
        table.addComponentColumn(this::revoke).setHeader("").setWidth("110px").setFlexGrow(0);
        return table;
    }

    private static String what(WidgetSession session) {
        return session.components().stream().sorted().map(WidgetComponent::wire).collect(Collectors.joining(", "));
    }

    private Button revoke(WidgetSession session) {
        var button = new Button(text("embed.sessions.revoke"), _ -> {
            sessions.revoke(projectId, session.id());
            Notices.success(text("embed.sessions.revoked", session.endUserId()));
            reload();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(text("embed.sessions.revokeOf", session.endUserId()));
        button.setEnabled(mayRevoke);
        return button;
    }

    void reload() {
        grid.setItems(sessions.active(projectId));
    }
}
