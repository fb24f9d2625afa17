package io.restormel.keys.platform;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Turns {@code DATABASE_URL}, {@code DATABASE_USERNAME}, {@code DATABASE_PASSWORD} and {@code RESTORMEL_DATA_DIR} into
 * the data source settings: a JDBC URL if given, else an embedded H2 file in the data directory.
 */
class DatabaseEnvironment implements EnvironmentPostProcessor {

    /**
     * What makes H2 speak the SQL that the migrations share with PostgreSQL. The last flag keeps a session from reusing
     * the result of an equal earlier query: a precaution, since an edit under load was seen to pass an outdated revision
     * check and the cause is not known.
     */
    static final String H2_FLAGS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE"
                    + ";OPTIMIZE_REUSE_RESULTS=0";

    /**
     * PostgreSQL starts processes for a part of a statement as soon as it expects this to save a millisecond, though
     * that takes ten: they pay off for what takes some tenths of a second.
     */
    static final String POSTGRES_SESSION = "set parallel_setup_cost = 100000";

    static {
        // H2 looks every value up in a cache of its own, which ids and times never hit; it reads this when it is
        // loaded.
        if (System.getProperty("h2.objectCache") == null) {
            System.setProperty("h2.objectCache", "false");
        }
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var dataDir = Path.of(text(environment, "RESTORMEL_DATA_DIR", "data"))
                .toAbsolutePath()
                .normalize();
        Map<String, Object> settings = new HashMap<>();
        settings.put("restormel.data-dir", dataDir.toString());
        var url = text(environment, "DATABASE_URL", "");
        if (url.isEmpty()) {
            settings.put("spring.datasource.url", "jdbc:h2:file:" + dataDir.resolve("restormel") + H2_FLAGS);
            settings.put("spring.datasource.username", "sa");
            settings.put("spring.datasource.password", "");
        } else {
            settings.put("spring.datasource.url", url);
            settings.put("spring.datasource.username", text(environment, "DATABASE_USERNAME", ""));
            settings.put("spring.datasource.password", text(environment, "DATABASE_PASSWORD", ""));
            if (url.startsWith("jdbc:postgresql:")) {
                settings.put("spring.datasource.hikari.connection-init-sql", POSTGRES_SESSION);
            }
        }
        environment.getPropertySources().addLast(new MapPropertySource("restormelDatabase", settings));
    }

    private static String text(ConfigurableEnvironment environment, String name, String otherwise) {
        var value = environment.getProperty(name);
        return StringUtils.hasText(value) ? value.strip() : otherwise;
    }
}
