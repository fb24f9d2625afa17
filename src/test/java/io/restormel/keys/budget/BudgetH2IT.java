package io.restormel.keys.budget;

import io.restormel.keys.support.OnH2;

@OnH2
class BudgetH2IT extends BudgetContract {}
