package io.restormel.kit;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.PageLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

/** The other entries of the side menu. */
final class KitPages {

    private KitPages() {}

    @Route("")
    @PageTitle("Overview")
    @Menu(title = "Overview", order = 0, icon = Icons.HOME)
    @PermitAll
    static final class OverviewPage extends PageLayout {
        OverviewPage() {
            super("Overview", "What happened since yesterday.");
            add(new Paragraph("Nothing."));
        }
    }

    @Route("usage")
    @PageTitle("Usage")
    @Menu(title = "Usage", order = 20, icon = Icons.CHART)
    @PermitAll
    static final class UsagePage extends PageLayout {
        UsagePage() {
            super("Usage", "Tokens and spend.");
        }
    }

    @Route("people")
    @PageTitle("People")
    @Menu(title = "People", order = 30, icon = Icons.USERS)
    @PermitAll
    static final class PeoplePage extends PageLayout {
        PeoplePage() {
            super("People", "Who may do what.");
        }
    }

    @Route("secret")
    @RolesAllowed("SERVICE_ADMIN")
    @Menu(title = "Service admin", order = 31, icon = Icons.LOCK)
    static final class SecretPage extends PageLayout {
        SecretPage() {
            super("Service admin", "");
        }
    }

    @Route("broken")
    @PermitAll
    static final class BrokenPage extends PageLayout {
        BrokenPage() {
            super("Broken", "");
            throw new IllegalStateException("this view fails on purpose");
        }
    }

    @Route("gone")
    @PermitAll
    static final class GonePage extends PageLayout {
        GonePage() {
            super("Gone", "");
            throw ApplicationException.notFound("route");
        }
    }
}
