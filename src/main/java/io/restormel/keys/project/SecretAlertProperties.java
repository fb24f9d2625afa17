package io.restormel.keys.project;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How reports of leaked keys are believed.
 *
 * @param key shared with who reports, at least 32 characters; null: reports are not taken
 */
@ConfigurationProperties("restormel.secret-alerts")
record SecretAlertProperties(@Nullable String key) {

    private static final int SHORTEST = 32;

    SecretAlertProperties {
        key = key == null || key.isBlank() ? null : key.strip();
        if (key != null && key.length() < SHORTEST) {
            throw new IllegalArgumentException("RESTORMEL_SECRET_ALERTS_KEY must have at least 32 characters");
        }
    }

    @Override
    public String toString() {
        return "SecretAlertProperties[key=" + (key == null ? "none" : "set") + "]";
    }
}
