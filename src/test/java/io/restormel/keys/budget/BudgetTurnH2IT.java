package io.restormel.keys.budget;

import io.restormel.keys.support.OnH2;
import org.springframework.context.annotation.Import;

@OnH2
@Import(BudgetTurnContract.Time.class)
class BudgetTurnH2IT extends BudgetTurnContract {}
