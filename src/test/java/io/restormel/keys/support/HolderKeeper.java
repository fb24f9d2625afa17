package io.restormel.keys.support;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.ContextStartedEvent;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Gives each application of a test run its own holder of security contexts back when the run returns to it. Vaadin
 * replaces the JVM's holder at each start, and the filters of an earlier application still use the one before.
 */
final class HolderKeeper implements ApplicationListener<ApplicationEvent> {

    private @Nullable SecurityContextHolderStrategy own;

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (event instanceof ContextRefreshedEvent) {
            own = SecurityContextHolder.getContextHolderStrategy();
        } else if (event instanceof ContextStartedEvent && own != null) {
            SecurityContextHolder.setContextHolderStrategy(own);
        }
    }
}
