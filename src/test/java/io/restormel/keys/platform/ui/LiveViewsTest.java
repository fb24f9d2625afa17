package io.restormel.keys.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import org.junit.jupiter.api.Test;

class LiveViewsTest {

    /** What these show is the same for as long as one looks at it, or is the viewer's own errand. */
    private static final String[] STILL = {
        "AboutView", "ConnectCliView", "DataRetentionView", "LoginView", "ManualView", "SetupView", "SignInView"
    };

    @Test
    void every_other_page_follows_what_people_change_or_figures_that_grow() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.restormel.keys");
        assertThat(classes.stream()
                        .filter(each -> each.isAnnotatedWith(Route.class))
                        .filter(each -> !each.isAssignableTo(LiveView.class) && !each.isAssignableTo(LiveFigures.class))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(STILL);
    }
}
