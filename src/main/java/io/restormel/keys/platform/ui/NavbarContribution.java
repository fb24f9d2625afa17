package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.Component;
import org.springframework.core.Ordered;

/**
 * Something a feature puts into the top bar, such as the project switcher: a Spring bean, shared by all sessions, so it
 * keeps no component. Lower order is further left.
 */
public interface NavbarContribution extends Ordered {

    /** A new component for one browser window, called on that window's UI thread. */
    Component create();

    @Override
    default int getOrder() {
        return 0;
    }
}
