package io.restormel.keys.budget;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a project's limits stand, over HTTP. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}/budgets", "/keys/v1/projects/{projectId}/budgets"})
class BudgetController {

    private final BudgetService budgets;
    private final Clock clock;

    BudgetController(BudgetService budgets, Clock clock) {
        this.budgets = budgets;
        this.clock = clock;
    }

    @GetMapping
    Map<String, List<BudgetJson>> list(@PathVariable UUID projectId) {
        var now = clock.instant();
        return Map.of(
                "data",
                budgets.list(projectId).stream()
                        .map(state -> BudgetJson.of(state, now))
                        .toList());
    }
}
