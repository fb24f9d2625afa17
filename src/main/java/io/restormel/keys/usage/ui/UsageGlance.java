package io.restormel.keys.usage.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import io.restormel.keys.usage.UsageRange;
import io.restormel.keys.usage.UsageReports;
import java.util.UUID;

/** A project's last week, for pages that are about more than its usage. */
public final class UsageGlance extends Composite<Div> {

    private final UsageReports reports;
    private final UUID projectId;
    private final UsageFigures figures = new UsageFigures();

    public UsageGlance(UsageReports reports, UUID projectId) {
        this.reports = reports;
        this.projectId = projectId;
        getContent().add(figures);
        look();
    }

    /** Reads again. */
    public void look() {
        figures.show(
                reports.report(projectId, UsageRange.WEEK),
                RequestQuery.FIRST.withRange(UsageRange.WEEK).path(projectId));
    }
}
