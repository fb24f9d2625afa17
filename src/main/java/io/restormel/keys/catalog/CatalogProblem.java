package io.restormel.keys.catalog;

/**
 * One reason why a catalogue file was refused.
 *
 * @param path where, for example {@code models[3].variants[0].price.inputPerMillion}; empty for the file as a whole
 * @param reason what is wrong, for people
 */
public record CatalogProblem(String path, String reason) {

    @Override
    public String toString() {
        return path.isEmpty() ? reason : path + ": " + reason;
    }
}
