package io.restormel.keys.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a decision may ask about an end user. Immutable, and equal for all who have the same, so that many can share one.
 *
 * @param keys their own usable keys
 * @param choices the model they chose, by id of the route it is for; {@link #EVERYWHERE} for all other routes
 */
public record EndUserFacts(List<OwnKey> keys, Map<String, ModelRef> choices) {

    /** The place of a choice that is for no route in particular. */
    public static final String EVERYWHERE = "";

    /** Somebody of whom nothing is kept, or a request that names nobody. */
    public static final EndUserFacts NONE = new EndUserFacts(List.of(), Map.of());

    public EndUserFacts {
        keys = List.copyOf(keys);
        choices = Map.copyOf(choices);
    }

    /** Whether one of their own keys may be used for this model. */
    public boolean hasKey(ModelRef model) {
        for (OwnKey key : keys) {
            if (key.serves(model)) {
                return true;
            }
        }
        return false;
    }

    /** The model chosen for a route, else for everywhere; null when none is. */
    public @Nullable ModelRef choiceFor(String routeId) {
        ModelRef own = choices.get(routeId);
        return own == null ? choices.get(EVERYWHERE) : own;
    }

    /** Without the models, of which there may be many. */
    @Override
    public String toString() {
        return "end user with " + keys.size() + " keys and " + choices.size() + " choices";
    }
}
