package io.restormel.keys.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.policy.PolicyService;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.route.RouteService;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

abstract class SampleProjectContract {

    @Autowired
    SampleProject sample;

    @Autowired
    Progress progress;

    @Autowired
    ProjectService projects;

    @Autowired
    RouteService routes;

    @Autowired
    PolicyService policies;

    @Autowired
    LiveConfiguration live;

    @Autowired
    CurrentCaller current;

    @Autowired
    DSLContext sql;

    private Caller admin;

    @BeforeEach
    void newWorkspace() {
        admin = TestWorkspace.create(sql).person(Role.ADMIN);
    }

    private <T> T asAdmin(Supplier<T> work) {
        return current.as(admin, work);
    }

    @Test
    void the_sample_is_served_as_soon_as_it_is_made() {
        var project = asAdmin(sample::create);

        assertThat(asAdmin(() -> routes.list(project.id()))).hasSize(2);
        assertThat(asAdmin(policies::list)).hasSize(3);
        assertThat(live.current(project.id())).isNotNull();
        assertThat(live.problems(project.id())).isEmpty();
        assertThat(asAdmin(() -> progress.of(project))).anyMatch(Progress.Step::done);
    }

    @Test
    void removing_it_leaves_what_was_made_beside_it() {
        var own = asAdmin(() -> projects.create("Checkout", false));
        asAdmin(sample::create);

        asAdmin(() -> {
            sample.remove();
            return true;
        });

        assertThat(asAdmin(projects::list)).containsExactly(own);
        assertThat(asAdmin(policies::list)).isEmpty();
    }
}
