package io.restormel.keys.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyScope;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

abstract class ProjectServiceContract {

    @Autowired
    ProjectService projects;

    @Autowired
    EnvironmentService environments;

    @Autowired
    GatewayKeyService keys;

    @Autowired
    CurrentCaller current;

    @Autowired
    LiveConfiguration live;

    @Autowired
    DSLContext sql;

    private TestWorkspace workspace;
    private Caller admin;

    @BeforeEach
    void openWorkspace() {
        workspace = TestWorkspace.create(sql);
        admin = workspace.person(Role.ADMIN);
    }

    private <T> T as(Caller caller, Callable<T> work) {
        return current.as(caller, () -> {
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void run(Caller caller, Runnable work) {
        as(caller, () -> {
            work.run();
            return true;
        });
    }

    private static String codeOf(ThrowingCallable work) {
        return catchThrowableOfType(ApplicationException.class, work).code();
    }

    private Project newProject() {
        return as(admin, () -> projects.create("Checkout", false));
    }

    @Test
    void a_new_project_has_development_and_production_and_defaults_to_production() {
        var project = newProject();

        var list = as(admin, () -> projects.environments(project.id()));

        assertThat(list)
                .extracting(Environment::name, Environment::type, Environment::slug)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Development", "dev", "development"),
                        org.assertj.core.groups.Tuple.tuple("Production", "prod", "production"));
        assertThat(project.defaultEnvironmentId()).isEqualTo(list.getLast().id());
        assertThat(as(admin, () -> projects.require(project.id(), Role.VIEWER))).isEqualTo(project);
        assertThat(live.current(project.id())).isNotNull();
    }

    @Test
    void a_project_of_another_workspace_is_not_there() {
        var project = newProject();
        var stranger = TestWorkspace.create(sql).person(Role.OWNER);

        assertThat(as(stranger, projects::list)).isEmpty();
        assertThat(codeOf(() -> as(stranger, () -> projects.require(project.id(), Role.VIEWER))))
                .isEqualTo("not_found");
        assertThat(codeOf(() -> run(stranger, () -> projects.delete(project.id(), null))))
                .isEqualTo("not_found");
        assertThat(codeOf(() -> as(stranger, () -> keys.list(project.id())))).isEqualTo("not_found");
    }

    @Test
    void each_role_may_do_its_part() {
        var project = newProject();
        var viewer = workspace.person(Role.VIEWER);
        var editor = workspace.person(Role.EDITOR);

        assertThat(as(viewer, projects::list)).containsExactly(project);
        assertThat(codeOf(() -> as(viewer, () -> environments.create(project.id(), "QA", "qa", null))))
                .isEqualTo("forbidden");
        assertThat(codeOf(() -> as(viewer, () -> keys.create(project.id(), null, null, null))))
                .isEqualTo("forbidden");
        assertThat(as(editor, () -> projects.edit(project.id(), 1L, ProjectChange.rename("Till"))))
                .extracting(Project::name, Project::revision)
                .containsExactly("Till", 2L);
        assertThat(codeOf(() -> as(editor, () -> projects.create("More", false))))
                .isEqualTo("forbidden");
        assertThat(codeOf(() -> run(editor, () -> projects.delete(project.id(), null))))
                .isEqualTo("forbidden");
    }

    @Test
    void a_gateway_key_sees_only_its_own_project_and_leaves_the_project_itself_alone() {
        var project = newProject();
        var other = newProject();
        var key = new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), project.id(), null, Set.of(KeyScope.MANAGE));

        assertThat(as(key, projects::list)).containsExactly(project);
        assertThat(codeOf(() -> as(key, () -> projects.require(other.id(), Role.VIEWER))))
                .isEqualTo("not_found");
        assertThat(codeOf(() -> as(key, () -> projects.create("More", false)))).isEqualTo("forbidden");
        assertThat(codeOf(() -> as(key, () -> projects.edit(project.id(), null, ProjectChange.rename("Mine")))))
                .isEqualTo("forbidden");
        assertThat(codeOf(() -> run(key, () -> projects.delete(project.id(), null))))
                .isEqualTo("forbidden");
    }

    @Test
    void deleting_a_project_takes_its_environments_and_keys_along() {
        var project = newProject();
        as(admin, () -> keys.create(project.id(), "app", null, null));

        assertThat(as(admin, () -> projects.dependants(project.id())).lines())
                .containsExactly("2 environments", "1 Gateway Key");
        run(admin, () -> projects.delete(project.id(), null));

        assertThat(codeOf(() -> as(admin, () -> projects.require(project.id(), Role.VIEWER))))
                .isEqualTo("not_found");
        assertThat(live.current(project.id())).isNull();
    }

    @Test
    void of_two_edits_made_on_the_same_revision_one_is_stale() throws Exception {
        var project = newProject();
        Callable<String> edit = () -> {
            try {
                return as(admin, () -> projects.edit(project.id(), 1L, ProjectChange.rename("Edited")))
                        .name();
            } catch (ApplicationException.Stale e) {
                return e.code();
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = threads.invokeAll(List.of(edit, edit));
            assertThat(outcomes)
                    .extracting(outcome -> outcome.get())
                    .containsExactlyInAnyOrder("Edited", "stale_revision");
        }
    }

    @Test
    void an_environment_edited_on_an_old_revision_is_stale() {
        var project = newProject();
        var environment = as(admin, () -> environments.create(project.id(), "QA", "staging", null));
        var change = new EnvironmentChange("Quality", null);

        var edited = as(admin, () -> environments.edit(project.id(), environment.id(), 1L, change));

        assertThat(edited)
                .extracting(Environment::name, Environment::slug, Environment::type, Environment::revision)
                .containsExactly("Quality", "qa", "staging", 2L);
        assertThat(codeOf(() -> as(admin, () -> environments.edit(project.id(), environment.id(), 1L, change))))
                .isEqualTo("stale_revision");
    }

    @Test
    void slugs_come_from_names_and_stay_unique() {
        var id = newProject().id();

        var first = as(admin, () -> environments.create(id, "Prüf-Umgebung 1", "staging", null));
        var second = as(admin, () -> environments.create(id, "Pruf Umgebung 1!", "staging", null));
        var wordless = as(admin, () -> environments.create(id, "测试", "staging", null));

        assertThat(List.of(first, second, wordless))
                .extracting(Environment::slug)
                .containsExactly("pruf-umgebung-1", "pruf-umgebung-1-2", "staging");
        assertThat(codeOf(() -> as(admin, () -> environments.create(id, "X", "dev", "production"))))
                .isEqualTo("slug_taken");
        assertThatThrownBy(() -> as(admin, () -> environments.create(id, "X", "dev", "Not a slug")))
                .isInstanceOf(ApplicationException.Invalid.class)
                .hasMessageContaining("slug");
    }

    @Test
    void deleting_the_default_environment_moves_the_default_and_the_last_one_stays() {
        var project = newProject();
        var ids = as(admin, () -> projects.environments(project.id())).stream()
                .map(Environment::id)
                .toList();

        run(admin, () -> environments.delete(project.id(), ids.getLast(), null, false));

        assertThat(as(admin, () -> projects.require(project.id(), Role.VIEWER)).defaultEnvironmentId())
                .isEqualTo(ids.getFirst());
        assertThat(codeOf(() -> run(admin, () -> environments.delete(project.id(), ids.getFirst(), null, true))))
                .isEqualTo("last_environment");
    }

    @Test
    void an_environment_with_keys_is_deleted_only_when_confirmed() {
        var project = newProject();
        var development =
                as(admin, () -> projects.environments(project.id())).getFirst().id();
        as(admin, () -> keys.create(project.id(), "dev only", development, null));

        assertThatThrownBy(() -> run(admin, () -> environments.delete(project.id(), development, null, false)))
                .isInstanceOf(ApplicationException.Conflict.class)
                .hasMessageContaining("1 Gateway Key");
        run(admin, () -> environments.delete(project.id(), development, null, true));

        assertThat(as(admin, () -> keys.list(project.id()))).isEmpty();
    }

    @Test
    void the_default_must_be_an_environment_of_the_project() {
        var project = newProject();
        var foreign = as(admin, () -> projects.environments(newProject().id()))
                .getFirst()
                .id();
        var own =
                as(admin, () -> projects.environments(project.id())).getFirst().id();

        assertThat(codeOf(() -> as(admin, () -> projects.edit(project.id(), 1L, ProjectChange.defaultTo(foreign)))))
                .isEqualTo("invalid_request");
        assertThat(as(admin, () -> projects.edit(project.id(), 1L, ProjectChange.defaultTo(own)))
                        .defaultEnvironmentId())
                .isEqualTo(own);
    }
}
