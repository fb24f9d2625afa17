package io.restormel.keys.budget;

import io.restormel.keys.support.OnPostgres;

@OnPostgres
class BudgetPostgresIT extends BudgetContract {}
