package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Resolve decides from memory. What counts is a connection borrowed on a thread that serves a request: without one
 * there is no statement. The thread that writes usage may borrow them.
 */
@OnServer
class NoSqlOnResolveIT {

    private static final int WARM_UP = 50;
    private static final int RESOLVES = 200;

    private static final AtomicInteger borrowed = new AtomicInteger();

    @LocalServerPort
    private int port;

    @TestConfiguration
    static class Watched {
        @Bean
        static BeanPostProcessor watch() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source && name.equals("dataSource") ? new Watching(source) : bean;
                }
            };
        }
    }

    private static final class Watching extends DelegatingDataSource {

        Watching(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            boolean servesRequest = StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getClassName().startsWith("org.apache.catalina.")));
            if (servesRequest) {
                borrowed.incrementAndGet();
            }
            return super.getConnection();
        }
    }

    @Test
    void a_resolve_does_not_touch_the_database_on_its_thread() {
        try (var project = AcceptanceProject.create(Api.asManager(port))) {
            project.route(Map.of("name", "own", "billingMode", "byok", "routeMode", "user_preferred"), "openai/gpt-4o");
            // Without a name, the newest route serves.
            var route = project.route("interactive", "openai/gpt-4o", "anthropic/claude-sonnet-4");
            project.denying("gpt-4o", "route", route);
            var user = project.path("/end-users/u_1");
            project.client()
                    .post(user + "/credentials", Map.of("providerType", "anthropic", "secret", "sk-of-u-1-0123456789"))
                    .expect(201);
            project.client()
                    .send(
                            "PUT",
                            user + "/model-choice",
                            "{\"providerType\":\"anthropic\",\"modelId\":\"claude-sonnet-5-5\"}")
                    .expect(200);
            var own = Map.of("environmentId", "production", "routeId", "own", "endUserId", "u_1");
            assertThat(project.resolve(own).expect(200).data().path("keySource").asString())
                    .isEqualTo("byok");
            for (int i = 0; i < WARM_UP; i++) {
                project.resolve("interactive").expect(200);
            }

            borrowed.set(0);
            for (int i = 0; i < RESOLVES; i++) {
                switch (i % 5) {
                    case 0 ->
                        project.resolve(Map.of("environmentId", "production")).expect(200);
                    case 2 -> project.resolve(own).expect(200);
                    case 1 -> project.resolve("no-such-route").expect(404);
                    default -> project.resolve("interactive").expect(200);
                }
            }
            assertThat(borrowed).hasValue(0);

            project.client().get(project.path("/routes")).expect(200);
            assertThat(borrowed)
                    .as("the watch works: reading the routes borrows")
                    .hasPositiveValue();
        }
    }
}
