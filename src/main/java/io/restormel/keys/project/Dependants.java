package io.restormel.keys.project;

import java.util.ArrayList;
import java.util.List;

/**
 * What would go with a project or an environment.
 *
 * @param keys Gateway Keys that are good for it and nothing else
 */
public record Dependants(int environments, int routes, int keys) {

    public boolean none() {
        return environments == 0 && routes == 0 && keys == 0;
    }

    /** One line each, such as "2 Gateway Keys"; what there is none of is left out. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        add(lines, environments, "environment");
        add(lines, routes, "route");
        add(lines, keys, "Gateway Key");
        return List.copyOf(lines);
    }

    private static void add(List<String> lines, int count, String what) {
        if (count > 0) {
            lines.add(count + " " + what + (count == 1 ? "" : "s"));
        }
    }
}
