package io.restormel.keys.platform.ui;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The short id that a person can quote and an operator can find in the log, where the cause is. */
final class ErrorReference {

    private static final Logger log = LoggerFactory.getLogger(ErrorReference.class);

    private ErrorReference() {}

    /** Logs the cause under a new id and returns the id. */
    static String log(Throwable cause) {
        var id = UUID.randomUUID().toString().substring(0, 8);
        log.error("Dashboard error {}", id, cause);
        return id;
    }
}
