package io.restormel.keys.manual.ui;

import io.restormel.keys.manual.Manual;
import java.util.Optional;

/** Turns the links of the files into those of the dashboard. */
record ManualLinks(Manual manual) {

    private static final String ENDING = ".md";

    /** Relative to the dashboard's root, as all its links are. */
    static String address(String slug, String anchor) {
        return "docs/" + slug + (anchor.isEmpty() ? "" : "#" + anchor);
    }

    static boolean leavesDashboard(String address) {
        return address.startsWith("http");
    }

    /** Empty for what is not served, such as decisions, and for schemes that run something. */
    Optional<String> of(String slug, String destination) {
        if (destination.startsWith("https://") || destination.startsWith("http://")) {
            return Optional.of(destination);
        }
        int hash = destination.indexOf('#');
        var file = hash < 0 ? destination : destination.substring(0, hash);
        var anchor = hash < 0 ? "" : destination.substring(hash + 1);
        if (file.isEmpty()) {
            return Optional.of(address(slug, anchor));
        }
        return file.endsWith(ENDING)
                ? manual.find(file.substring(0, file.length() - ENDING.length()))
                        .map(page -> address(page.slug(), anchor))
                : Optional.empty();
    }
}
