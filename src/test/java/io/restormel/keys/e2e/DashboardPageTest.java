package io.restormel.keys.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The list of pages that are looked at is complete. */
class DashboardPageTest {

    @Test
    void every_view_with_a_route_is_a_page_that_is_looked_at() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        var routes = new ArrayList<String>();
        for (var view : scanner.findCandidateComponents("io.restormel.keys")) {
            routes.add(Class.forName(view.getBeanClassName())
                    .getAnnotation(Route.class)
                    .value());
        }

        assertThat(Arrays.stream(DashboardPage.values()).map(DashboardPage::route))
                .containsExactlyInAnyOrderElementsOf(routes);
    }
}
