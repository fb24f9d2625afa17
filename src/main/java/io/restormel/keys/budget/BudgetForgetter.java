package io.restormel.keys.budget;

import io.restormel.keys.platform.EndUserData;
import io.restormel.keys.project.ProjectDeleted;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets counts go whose project or end user is gone. */
@Component
class BudgetForgetter implements EndUserData {

    private final BudgetRepository budgets;

    BudgetForgetter(BudgetRepository budgets) {
        this.budgets = budgets;
    }

    @Override
    public int erase(UUID projectId, String endUserId) {
        return budgets.deleteSubject(projectId, endUserId);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void projectDeleted(ProjectDeleted event) {
        budgets.deleteProject(event.projectId());
    }
}
