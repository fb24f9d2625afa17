package io.restormel.keys.access;

import io.restormel.keys.platform.ui.Viewer;
import io.restormel.keys.platform.ui.ViewerSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** Tells the page frame who is signed in. */
@Configuration(proxyBeanMethods = false)
class ViewerConfiguration {

    @Bean
    ViewerSource viewerSource(CurrentCaller callers) {
        return () -> callers.get()
                .filter(Caller.Person.class::isInstance)
                .map(Caller.Person.class::cast)
                .map(person -> new Viewer(
                        person.name(), StringUtils.capitalize(person.role().wire())))
                .orElse(new Viewer("Signed out", ""));
    }
}
