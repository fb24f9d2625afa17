package io.restormel.keys.platform;

/** What a feature adds to the reply of {@code /api/health}. Thread-safe; answers from memory, as anybody may ask often. */
public interface HealthPart {

    /** The field of the reply. */
    String name();

    /** Its value, as anything that has a JSON form; nothing that only people of the workspace may know. */
    Object state();
}
