package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.communication.AtmospherePushConnection;
import com.vaadin.flow.server.communication.PushConnection;
import com.vaadin.flow.server.communication.PushConnectionFactory;
import com.vaadin.flow.shared.ApplicationConstants;

/**
 * Server push that sends nothing to a page that has just gone. Flow sends it a last message, and where the browser was
 * faster to close its connection waits a second for it, during which the page that comes next is not answered. Found by Flow as a service, hence public.
 */
public final class PagePush implements PushConnectionFactory {

    @Override
    public PushConnection apply(UI ui) {
        return new Connection(ui);
    }

    /** Of one page. */
    static class Connection extends AtmospherePushConnection {

        Connection(UI ui) {
            super(ui);
        }

        @Override
        public void push() {
            if (!hasGone()) {
                super.push();
            }
        }

        /** That it goes, a page says in a request of its own; what the server ends it does outside of those. */
        private boolean hasGone() {
            var request = VaadinRequest.getCurrent();
            return getUI().isClosing()
                    && request != null
                    && String.valueOf(getUI().getUIId())
                            .equals(request.getParameter(ApplicationConstants.UI_ID_PARAMETER));
        }
    }
}
