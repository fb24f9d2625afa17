package io.restormel.keys.usage.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.usage.UsageHealth;
import io.restormel.keys.usage.UsageRecorder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says so when the page does not tell the whole truth, because requests could not be recorded. */
final class LossNotice extends Composite<Div> {

    private final UsageRecorder recorder;
    private @Nullable UsageHealth shown;

    LossNotice(UsageRecorder recorder) {
        this.recorder = recorder;
        getContent().addClassNames("card", "usage-loss");
        getContent().getElement().setAttribute("role", "status");
        refresh();
    }

    void refresh() {
        var health = recorder.health();
        var before = shown;
        if (before != null && before.failing() == health.failing() && lost(before) == lost(health)) {
            return;
        }
        shown = health;
        getContent().removeAll();
        getContent().setVisible(health.failing() || lost(health) > 0);
        getContent().add(Icons.of(Icons.ALERT), new Span(text(health)));
        if (health.lastDroppedAt() != null) {
            getContent().add(new TimeText(Objects.requireNonNull(health.lastDroppedAt())));
        }
    }

    private static long lost(UsageHealth health) {
        return health.dropped() + health.rejected();
    }

    private static String text(UsageHealth health) {
        var lost = lost(health) == 0
                ? ""
                : Figures.count(lost(health))
                        + " requests were answered but are missing here: they came faster than the database took them.";
        return health.failing()
                ? ("The database does not take usage at the moment; new requests show up once it does. " + lost).strip()
                : lost;
    }
}
