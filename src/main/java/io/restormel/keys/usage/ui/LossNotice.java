package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

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
        getContent().add(Icons.of(Icons.ALERT), new Span(sentence(health)));
        if (health.lastDroppedAt() != null) {
            getContent().add(new TimeText(Objects.requireNonNull(health.lastDroppedAt())));
        }
    }

    private static long lost(UsageHealth health) {
        return health.dropped() + health.rejected();
    }

    private static String sentence(UsageHealth health) {
        var lost = lost(health) == 0 ? "" : text("usage.loss.missing", Figures.count(lost(health)));
        return health.failing() ? (text("usage.loss.failing") + " " + lost).strip() : lost;
    }
}
