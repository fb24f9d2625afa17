package io.restormel.keys.project;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.StorableText;

/** What a project or an environment may be called. */
final class Names {

    static final int MAX_LENGTH = 120;

    private Names() {}

    /**
     * The name without surrounding blanks.
     *
     * @throws ApplicationException.Invalid when it is blank, too long or has control characters
     */
    static String checked(String field, String name) {
        var stripped = name.strip();
        if (stripped.isEmpty()) {
            throw ApplicationException.invalid(field, "is required");
        }
        if (stripped.length() > MAX_LENGTH) {
            throw ApplicationException.invalid(field, "must have at most " + MAX_LENGTH + " characters");
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw ApplicationException.invalid(field, "must not contain control characters");
        }
        var problem = StorableText.problemOfSetting(stripped);
        if (problem != null) {
            throw ApplicationException.invalid(field, problem);
        }
        return stripped;
    }
}
