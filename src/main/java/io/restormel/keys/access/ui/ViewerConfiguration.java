package io.restormel.keys.access.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.platform.ui.Viewer;
import io.restormel.keys.platform.ui.ViewerSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the page frame who is signed in. */
@Configuration(proxyBeanMethods = false)
class ViewerConfiguration {

    @Bean
    ViewerSource viewerSource(CurrentCaller callers) {
        return () -> callers.get()
                .filter(Caller.Person.class::isInstance)
                .map(Caller.Person.class::cast)
                .map(person -> new Viewer(person.name(), RoleWords.name(person.role())))
                .orElse(new Viewer(text("access.signedOut"), ""));
    }
}
