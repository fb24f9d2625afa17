package io.restormel.keys.budget;

import io.restormel.keys.support.OnPostgres;
import org.springframework.context.annotation.Import;

@OnPostgres
@Import(BudgetTurnContract.Time.class)
class BudgetTurnPostgresIT extends BudgetTurnContract {}
