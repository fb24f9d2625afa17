package io.restormel.keys.config;

import static io.restormel.keys.db.Tables.PROJECT_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.audit.AuditFilter;
import io.restormel.keys.audit.AuditService;
import io.restormel.keys.engine.PolicyBinding;
import io.restormel.keys.engine.ProjectConfig;
import io.restormel.keys.engine.RouteConfig;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.model.ProjectModelService;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** A project as one file, as an operator keeps it beside the code. */
abstract class ConfigContract extends ConfigTestCase {

    @Autowired
    AuditService audit;

    @Autowired
    LiveConfiguration live;

    @Autowired
    ProjectModelService models;

    @Autowired
    GatewayKeyService keys;

    @Test
    void a_file_comes_out_of_another_project_as_it_went_into_the_first() {
        apply(project, SHOP).data();
        var exported = export(project);
        var other = newProject();

        apply(other, exported).data();

        assertThat(export(other)).isEqualTo(exported);
        assertThat(exported).isEqualTo(SHOP);
    }

    @Test
    void limits_of_keys_end_users_and_tags_come_along_by_name() {
        asOwner(() -> keys.create(project, "mobile", null, null));
        var limits = """
                  - name: Each their share
                    type: token_cap
                    ruleDefinition:
                      limit: 5000
                      period: day
                    boundTo:
                      - environment: production
                      - gatewayKey: '*'
                      - gatewayKey: mobile
                      - endUser: '*'
                      - endUser: ada
                      - tag: feature=*
                """;
        var file = "version: 1\npolicies:\n" + limits;
        assertThat(apply(project, file).data().path("text").asString())
                .contains("+ bind policy Each their share to gatewayKey mobile", "to endUser ada", "to tag feature=*");
        var exported = export(project);
        assertThat(exported).contains(limits);
        assertThat(apply(project, exported).data().path("changed").booleanValue())
                .isFalse();

        var other = newProject();
        asOwner(() -> keys.create(other, "mobile", null, null));
        apply(other, exported).data();
        assertThat(export(other)).isEqualTo(exported);

        var plan = apply(other, "version: 1\npolicies: []\n").data();
        assertThat(plan.path("text").asString())
                .contains("- unbind policy Each their share from gatewayKey mobile")
                .contains("! Policy Each their share is not in the file and stays bound to tag feature=*");
        assertThat(export(project)).isEqualTo(exported);
    }

    @Test
    void the_same_file_twice_changes_nothing_and_says_so() {
        assertThat(apply(project, SHOP).data().path("changed").booleanValue()).isTrue();
        var before = asOwner(() -> routes.list(project));

        var again = apply(project, SHOP).data();

        assertThat(again.path("changed").booleanValue()).isFalse();
        assertThat(again.path("text").asString()).isEqualTo("Nothing to change.");
        assertThat(asOwner(() -> routes.list(project))).isEqualTo(before);
    }

    @Test
    void json_says_the_same_as_yaml() {
        apply(project, SHOP).data();
        var json = ask(owner, HttpMethod.GET, project, "?format=json", "application/yaml", null);
        var other = newProject();

        ask(owner, HttpMethod.PUT, other, "", "application/json", json.text()).data();

        assertThat(json.contentType()).startsWith("application/json");
        assertThat(export(other)).isEqualTo(SHOP);
        assertThat(ask(owner, HttpMethod.GET, other, "", "application/json", null)
                        .text())
                .isEqualTo(json.text());
    }

    @Test
    void what_is_applied_is_served() {
        apply(project, SHOP).data();

        var served = new AtomicReference<ProjectConfig>();
        live.preview(project, config -> {
            served.set(config);
            return config;
        });
        assertThat(served.get().routes()).filteredOn(RouteConfig::published).hasSize(2);
        assertThat(served.get().policies()).hasSize(2);
        assertThat(served.get().bindings())
                .extracting(PolicyBinding::targetType)
                .containsExactlyInAnyOrder(
                        TargetType.PROJECT, TargetType.ENVIRONMENT, TargetType.ROUTE, TargetType.ROUTE_STEP);
    }

    @Test
    void a_dry_run_tells_what_would_happen_and_does_none_of_it() {
        var before = export(project);

        var plan = ask(owner, HttpMethod.PUT, project, "?dryRun=true", "application/yaml", SHOP)
                .data();

        assertThat(plan.path("text").asString())
                .contains("~ update environment production\n    name: Production → Live")
                .contains("+ create environment staging")
                .contains("+ create route production/chat\n    3 steps, live: published")
                .contains("+ create route production/chat#2")
                .contains("+ create policy Budget\n    budget_cap {limit=12.5}, active")
                .contains("+ bind policy No old models to production/chat step 2")
                .contains("+ create model openai/gpt-4o")
                .contains("- delete environment development");
        assertThat(plan.path("dryRun").booleanValue()).isTrue();
        assertThat(export(project)).isEqualTo(before);
        assertThat(asOwner(policies::list)).isEmpty();
    }

    @Test
    void a_changed_step_keeps_its_id_and_the_others_too() {
        apply(project, SHOP).data();
        var before = stepIds();

        var plan = apply(project, SHOP.replace("timeoutMs: 12000", "timeoutMs: 9000"))
                .data();

        assertThat(plan.path("text").asString()).contains("timeoutMs: 12000 → 9000");
        assertThat(stepIds()).isEqualTo(before);
    }

    @Test
    void models_that_stay_keep_their_ids_and_a_retired_one_that_is_there_may_stay() {
        apply(project, SHOP).data();
        var before = asOwner(() -> models.list(project));
        sql.update(PROJECT_MODEL)
                .set(PROJECT_MODEL.MODEL_ID, "gpt-4-turbo")
                .where(PROJECT_MODEL.ID.eq(before.getLast().id()))
                .execute();
        var exported = export(project);

        assertThat(exported).contains("modelId: gpt-4-turbo");
        assertThat(apply(project, exported).data().path("changed").booleanValue())
                .isFalse();
        var plan = apply(project, """
                        version: 1
                        models:
                          - providerType: Claude
                            modelId: claude-sonnet-4-5
                          - providerType: google
                            modelId: gemini-2.5-pro
                        """).data();
        assertThat(plan.path("text").asString())
                .contains("- delete model openai/gpt-4-turbo")
                .contains("~ update model anthropic/claude-sonnet-4.5\n    bindingKind: registry → execution\n")
                .contains("+ create model google/gemini-2.5-pro");
        var after = asOwner(() -> models.list(project));
        assertThat(after.getFirst().id()).isEqualTo(before.getFirst().id());
        assertThat(export(project))
                .contains("models:\n  - providerType: anthropic")
                .doesNotContain("enabled: false\n  - providerType: google");
    }

    private List<String> stepIds() {
        return asOwner(() -> routes.list(project)).stream()
                .flatMap(route -> route.draft().steps().stream())
                .map(step -> step.id())
                .toList();
    }

    @Test
    void what_the_file_no_longer_has_goes_but_a_section_it_does_not_have_stays() {
        apply(project, SHOP).data();

        apply(project, "version: 1\nroutes: []\n").data();
        var exported = export(project);

        assertThat(exported)
                .contains("slug: staging")
                .contains("routes: []")
                .contains("name: Budget")
                .contains("logicalRef: ");
        apply(project, "version: 1\npolicies: []\n").data();
        assertThat(export(project)).contains("policies: []");
        assertThat(asOwner(policies::list)).as("policies are the workspace's").hasSize(2);
    }

    @Test
    void one_entry_in_the_audit_log_tells_of_the_file_beside_those_of_its_parts() {
        apply(project, SHOP).data();
        apply(project, SHOP).data();

        var actions = asOwner(() -> audit.page(AuditFilter.ALL, null, 100)).events().stream()
                .map(chained -> chained.event().action())
                .toList();

        assertThat(actions).containsOnlyOnce("config_applied").contains("route_published", "policy_bound");
    }
}
