package io.restormel.keys.embed.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import io.restormel.keys.embed.ForeignPage;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Sets Vaadin up for pages that embed exported components. Their sessions end soon after those pages are gone: everybody
 * who visits a host application has one. Open pages ask every few seconds, hidden ones every five minutes.
 */
@Component
class ExportedSetup implements VaadinServiceInitListener {

    private static final Duration KEPT = Duration.ofMinutes(15);
    /** A session whose cookie nobody gets. */
    private static final Duration KEPT_FOR_NOBODY = Duration.ofSeconds(30);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addRequestHandler(new BootstrapScript());
        event.getSource().addSessionInitListener(init -> {
            if (init.getRequest() instanceof VaadinServletRequest vaadins
                    && ForeignPage.asks(vaadins.getHttpServletRequest())) {
                var kept = ForeignPage.fetchesComponent(vaadins.getHttpServletRequest()) ? KEPT_FOR_NOBODY : KEPT;
                init.getSession().getSession().setMaxInactiveInterval((int) kept.toSeconds());
            }
        });
    }
}
