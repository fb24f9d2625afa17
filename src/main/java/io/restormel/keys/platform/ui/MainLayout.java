package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The frame around every view: side menu from the views' {@code @Menu}, top bar with {@link NavbarContribution}s and the
 * user menu. It is open to everybody because it shows only what the visitor may open; a view without the frame says
 * {@code autoLayout = false}. The kit's components are named here so that the first view to use one needs no new bundle.
 */
@Layout
@Uses(CopyField.class)
@Uses(DataGrid.class)
@Uses(Notification.class)
@Uses(Select.class)
@Uses(SidePanel.class)
@Uses(TimeChart.class)
@AnonymousAllowed
public class MainLayout extends AppLayout implements AfterNavigationObserver {

    private static final String CONTENT_ID = "content";

    private final AuthenticationContext authentication;
    private final SideMenu menu = new SideMenu();
    private final LiveChanges changes;
    private @Nullable LivePage page;

    public MainLayout(
            AuthenticationContext authentication,
            List<NavbarContribution> contributions,
            ObjectProvider<ViewerSource> viewers,
            LiveChanges changes) {
        this.authentication = authentication;
        this.changes = changes;
        setPrimarySection(Section.DRAWER);
        setI18n(new AppLayoutI18n().setDrawer(text("platform.menu.drawer")));
        addToDrawer(brand(), new Scroller(menu));
        addToNavbar(topBar(contributions, viewers));
    }

    private Header topBar(List<NavbarContribution> contributions, ObjectProvider<ViewerSource> viewers) {
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(text("platform.menu.toggle"));
        var bar = new Header(skipLink(), toggle);
        bar.addClassName("top-bar");
        contributions.stream()
                .sorted(Comparator.comparingInt(NavbarContribution::getOrder))
                .map(NavbarContribution::create)
                .forEach(bar::add);
        var space = new Div();
        space.addClassName("top-bar-space");
        bar.add(space);
        if (authentication.isAuthenticated()) {
            var viewer = viewers.getIfAvailable(() -> this::viewerByName).current();
            bar.add(new UserMenu(viewer, authentication::logout));
        }
        return bar;
    }

    /** What others change is shown for as long as the window is open. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        if (page == null && authentication.isAuthenticated()) {
            page = changes.open(event.getUI());
            followChanges();
            tellWhenSeen();
        }
    }

    private void followChanges() {
        if (page != null) {
            page.show(getContent());
        }
    }

    /** Nothing is read for a window that nobody sees. */
    private void tellWhenSeen() {
        getElement().executeJs("""
                        const tell = () => {
                          if (!this.isConnected) return document.removeEventListener('visibilitychange', tell);
                          this.dispatchEvent(new CustomEvent('window-seen', { detail: !document.hidden }));
                        };
                        document.addEventListener('visibilitychange', tell);
                        if (document.hidden) tell();
                        """);
        getElement()
                .addEventListener("window-seen", event -> {
                    if (page != null) {
                        page.setSeen(event.getEventData().get("event.detail").asBoolean());
                    }
                })
                .addEventData("event.detail");
    }

    private Viewer viewerByName() {
        return new Viewer(authentication.getPrincipalName().orElse(text("platform.signedIn")), "");
    }

    static Div brand() {
        var mark = new Image("assets/favicon.svg", "");
        var brand = new Div(mark, new Span(AppShell.PRODUCT));
        brand.addClassName("brand");
        return brand;
    }

    /** A button, since the host page's base address would turn a link to a fragment into a navigation to the start. */
    private static NativeButton skipLink() {
        var skip = new NativeButton(text("platform.skip"));
        skip.addClassName("skip-link");
        skip.addClickListener(_ -> skip.getElement().executeJs("document.getElementById($0)?.focus()", CONTENT_ID));
        return skip;
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        super.showRouterLayoutContent(content);
        var element = content.getElement();
        element.setAttribute("id", CONTENT_ID);
        element.setAttribute("tabindex", "-1");
        if (!"main".equals(element.getTag())) {
            element.setAttribute("role", "main");
        }
        followChanges();
    }

    /** Adds the product to the tab's title, after the router has set what the view says. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        menu.mark(event.getLocation());
        followChanges();
        PageTitles.nameProduct(event.getLocationChangeEvent().getUI());
    }
}
