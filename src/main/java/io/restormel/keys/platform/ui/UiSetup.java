package io.restormel.keys.platform.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Hangs the error handler, the language and the content security policy into Vaadin. */
@Component
class UiSetup implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        var handler = new UiErrorHandler();
        event.getSource().addUIInitListener(init -> LanguageChoice.use(init.getUI(), VaadinRequest.getCurrent()));
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(handler));
        if (event.getSource().getDeploymentConfiguration().isProductionMode()) {
            event.addIndexHtmlRequestListener(new ContentSecurityPolicy());
        }
    }
}
