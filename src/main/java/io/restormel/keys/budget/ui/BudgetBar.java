package io.restormel.keys.budget.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import io.restormel.keys.budget.BudgetState;
import io.restormel.keys.platform.ui.Texts;
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
        var said = String.format(Texts.language(), "%." + Math.max(0, percent.scale()) + "f", percent);
        getElement()
                .setAttribute(
                        "aria-label", text("budget.bar", state.limit().policy().name(), said));
    }
}
