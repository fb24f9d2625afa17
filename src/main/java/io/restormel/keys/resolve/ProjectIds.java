package io.restormel.keys.resolve;

import io.restormel.keys.platform.ApplicationException;
import java.util.UUID;

/** Project ids in paths of the decision endpoints, where an id that is none answers like a foreign one. */
final class ProjectIds {

    private ProjectIds() {}

    static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new ApplicationException.Unauthorized("The key is not valid for this project");
        }
    }
}
