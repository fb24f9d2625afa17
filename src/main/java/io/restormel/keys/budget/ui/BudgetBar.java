package io.restormel.keys.budget.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import io.restormel.keys.budget.BudgetState;
import java.math.BigDecimal;
import java.util.Objects;

/** What is spent of a limit, as a bar; it is said in words beside it. */
@Tag("progress")
final class BudgetBar extends Component {

    private static final BigDecimal FULL = BigDecimal.valueOf(100);
    private static final BigDecimal NEAR = BigDecimal.valueOf(80);

    /** @param state of a limit that is one */
    BudgetBar(BudgetState state) {
        var percent = Objects.requireNonNull(state.percent());
        getElement().getClassList().add("budget-bar");
        if (percent.compareTo(FULL) >= 0) {
            getElement().getClassList().add("is-full");
        } else if (percent.compareTo(NEAR) >= 0) {
            getElement().getClassList().add("is-near");
        }
        getElement().setAttribute("max", "100");
        getElement().setAttribute("value", percent.min(FULL).toPlainString());
        getElement().setAttribute("aria-label", state.limit().policy().name() + ": " + percent + " % used");
    }
}
