package io.restormel.keys.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points a test's application at a fresh database; the context, and so the database, is shared by all test classes. */
final class TestDatabases {

    private TestDatabases() {}

    static final class H2 implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var dir = dataDir();
            context.addApplicationListener(new HolderKeeper());
            TestPropertyValues.of(
                            "restormel.data-dir=" + dir,
                            "spring.datasource.url=jdbc:h2:file:" + dir.resolve("restormel")
                                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                                    + ";OPTIMIZE_REUSE_RESULTS=0")
                    .applyTo(context);
        }
    }

    static final class Postgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.addApplicationListener(new HolderKeeper());
            TestPropertyValues.of(
                            "restormel.data-dir=" + dataDir(),
                            "spring.datasource.url=" + TestPostgres.newDatabase(),
                            "spring.datasource.username=postgres")
                    .applyTo(context);
        }
    }

    private static Path dataDir() {
        try {
            return Files.createTempDirectory("restormel-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
