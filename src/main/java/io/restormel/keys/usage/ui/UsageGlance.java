package io.restormel.keys.usage.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import io.restormel.keys.usage.RequestLogs;
import io.restormel.keys.usage.UsageRange;
import io.restormel.keys.usage.UsageReports;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A project's last week, for pages that are about more than its usage. */
public final class UsageGlance extends Composite<Div> {

    private final UsageReports reports;
    private final RequestLogs requests;
    private final UUID projectId;
    private final UsageFigures figures = new UsageFigures();
    private @Nullable UUID newest;
    private boolean isSettled;

    public UsageGlance(UsageReports reports, RequestLogs requests, UUID projectId) {
        this.reports = reports;
        this.requests = requests;
        this.projectId = projectId;
        getContent().add(figures);
        look();
    }

    /**
     * Reads again if there are new requests. Totals follow requests a second behind, so after a look that found some, the
     * next one reads as well.
     */
    public void look() {
        var found = requests.newest(projectId).orElse(null);
        boolean same = Objects.equals(found, newest);
        if (!same || !isSettled) {
            newest = found;
            isSettled = same;
            figures.show(
                    reports.report(projectId, UsageRange.WEEK),
                    RequestQuery.FIRST.withRange(UsageRange.WEEK).path(projectId));
        }
    }
}
