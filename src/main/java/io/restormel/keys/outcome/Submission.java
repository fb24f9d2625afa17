package io.restormel.keys.outcome;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The outcomes of one request on their way to the database.
 *
 * @param fates one for each, once they are durable; completes exceptionally when it is not known that they are
 */
record Submission(List<Outcome> outcomes, CompletableFuture<List<Fate>> fates) {

    Submission(List<Outcome> outcomes) {
        this(List.copyOf(outcomes), new CompletableFuture<>());
    }
}
