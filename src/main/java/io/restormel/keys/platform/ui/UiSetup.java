package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.webcomponent.WebComponentUI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.shared.communication.PushMode;
import org.springframework.stereotype.Component;

/** Hangs the error handler, the language, what Vaadin says of itself and the content security policy into Vaadin. */
@Component
class UiSetup implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        var handler = new UiErrorHandler();
        event.getSource().setSystemMessagesProvider(ComponentWords::system);
        event.getSource().addUIInitListener(init -> {
            LanguageChoice.use(init.getUI(), VaadinRequest.getCurrent());
            init.getUI().addAfterNavigationListener(_ -> PageTitles.translate(init.getUI()));
            if (init.getUI() instanceof WebComponentUI) {
                // A component in a page of others: what it shows does not change by itself, and nothing there tells of
                // the connection.
                init.getUI().getPushConfiguration().setPushMode(PushMode.DISABLED);
            } else {
                ConnectionWords.use(init.getUI());
                FocusKeeper.watch(init.getUI());
            }
        });
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(handler));
        if (event.getSource().getDeploymentConfiguration().isProductionMode()) {
            event.addIndexHtmlRequestListener(new ContentSecurityPolicy());
        }
    }
}
