package io.restormel.keys.credential;

import io.restormel.keys.platform.HealthPart;
import io.restormel.keys.platform.KeyWrapping;
import org.springframework.stereotype.Component;

/** How far the replacing of the key-encryption key is. Thread-safe. */
@Component
public class Rewrapping implements HealthPart {

    private final SecretRewrapper rewrapper;
    private final SecretRepository secrets;
    private final KeyWrapping keys;

    Rewrapping(SecretRewrapper rewrapper, SecretRepository secrets, KeyWrapping keys) {
        this.rewrapper = rewrapper;
        this.secrets = secrets;
        this.keys = keys;
    }

    /**
     * Of all secrets, those that are sealed under the key in force.
     *
     * @param failed of the others, those that did not open when this node last tried
     */
    public record Progress(int done, int total, int failed) {

        public boolean isOver() {
            return done == total;
        }
    }

    /** As the database has it, whichever node did it. */
    public Progress progress() {
        int left = secrets.countUnderOtherKeys(keys.currentKeyId());
        // Counted later, so that one added meanwhile is taken for done.
        int total = Math.max(left, secrets.count());
        return new Progress(
                total - left, total, Math.min(left, rewrapper.progress().failed()));
    }

    @Override
    public String name() {
        return "credentials";
    }

    /** @param rewrapping of the present or last round on this node; all 0 when there was nothing to do */
    record StateJson(RoundJson rewrapping) {}

    /** @param failed of those left, the ones that did not open */
    record RoundJson(int done, int total, int failed) {}

    @Override
    public Object state() {
        var round = rewrapper.progress();
        return new StateJson(new RoundJson(round.done(), round.total(), round.failed()));
    }
}
