package io.restormel.keys.snapshot;

import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.engine.EndUserFacts;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** What another node on the same database has in memory; it reads changes when told to, rather than every second. */
public final class OtherNode {

    private final SnapshotService here;
    private final SnapshotService there;

    private OtherNode(SnapshotService here, SnapshotService there) {
        this.here = here;
        this.there = there;
    }

    /** One that has read all that there is by now. */
    public static OtherNode in(ApplicationContext context) {
        var there = new SnapshotService(context.getBean(ProjectReader.class), context.getBean(CatalogService.class));
        there.refresh();
        return new OtherNode(context.getBean(SnapshotService.class), there);
    }

    public void refresh() {
        there.refresh();
    }

    public EndUserFacts endUser(UUID projectId, String endUserId) {
        return there.endUser(projectId, endUserId);
    }

    public EndUserFacts hereEndUser(UUID projectId, String endUserId) {
        return here.endUser(projectId, endUserId);
    }
}
