package io.restormel.keys.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The models that one request asks for.
 *
 * @param byIndex those that could be read, by their place in the request, from 0
 * @param unreadable what is wrong with the others
 */
record WantedModels(SortedMap<Integer, WantedModel> byIndex, List<ModelFault> unreadable) {

    WantedModels {
        byIndex = Collections.unmodifiableSortedMap(new TreeMap<>(byIndex));
        unreadable = List.copyOf(unreadable);
    }

    static WantedModels of(List<WantedModel> models) {
        var byIndex = new TreeMap<Integer, WantedModel>();
        models.forEach(each -> byIndex.put(byIndex.size(), each));
        return new WantedModels(byIndex, List.of());
    }

    boolean isEmpty() {
        return byIndex.isEmpty() && unreadable.isEmpty();
    }
}
