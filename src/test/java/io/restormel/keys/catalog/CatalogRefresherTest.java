package io.restormel.keys.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CatalogRefresherTest {

    @EnableConfigurationProperties(CatalogProperties.class)
    private static final class Wiring {}

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(Wiring.class)
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(CatalogLoader.class)
            .withBean(CatalogService.class)
            .withBean(CatalogRefresher.class);

    @Test
    void without_configuration_the_bundled_catalogue_serves_and_nothing_is_polled() {
        context.run(started -> {
            assertThat(started.getBean(CatalogService.class).current().models()).isNotEmpty();
            assertThat(started.getBean(CatalogRefresher.class).isRunning()).isFalse();
        });
    }

    @Test
    void a_location_with_an_interval_is_polled_until_the_end() {
        context.withPropertyValues("restormel.catalog.location=/none.json", "restormel.catalog.refresh=1h")
                .run(started -> {
                    var refresher = started.getBean(CatalogRefresher.class);
                    assertThat(refresher.isRunning()).isTrue();
                    started.close();
                    assertThat(refresher.isRunning()).isFalse();
                });
    }

    @Test
    void an_interval_that_would_hammer_the_source_stops_the_start() {
        context.withPropertyValues("restormel.catalog.refresh=1s")
                .run(started -> assertThat(started).hasFailed());
    }
}
