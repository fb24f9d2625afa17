package io.restormel.keys.engine;

import java.util.List;

/** Several models that share one step; at least one member, else the route is refused as misconfigured. */
public record ModelPool(SelectionStrategy strategy, List<PoolMember> members) {

    public ModelPool {
        members = List.copyOf(members);
    }
}
