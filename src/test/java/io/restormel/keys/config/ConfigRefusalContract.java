package io.restormel.keys.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.policy.BindingService;
import io.restormel.keys.project.GatewayKeyService;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** What a file may not do, each told by the path of what is wrong, and nothing of it done. */
abstract class ConfigRefusalContract extends ConfigTestCase {

    @Autowired
    GatewayKeyService keys;

    @Autowired
    BindingService bindings;

    @Test
    void half_a_file_is_never_applied() {
        var before = export(project);

        var refused = apply(project, SHOP.replace("step: 2", "step: 9"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("policies[1].boundTo[2].step");
        assertThat(export(project)).isEqualTo(before);
        assertThat(asOwner(() -> routes.list(project))).isEmpty();
    }

    @Test
    void a_complaint_names_the_field_by_its_path() {
        assertThat(apply(project, SHOP.replace("modelId: gemini-2.5-pro", "modelId: gpt-none"))
                        .field())
                .isEqualTo("routes[0].steps[2].modelPool");
        assertThat(apply(project, SHOP.replace("timeoutMs: 12000", "timeoutMs: soon"))
                        .field())
                .isEqualTo("routes[0].steps[0].timeoutMs");
        assertThat(apply(project, SHOP.replace("limit: 12.5", "limit: much")).field())
                .isEqualTo("policies[0].ruleDefinition.limit");
        assertThat(apply(project, SHOP.replace("modelId: claude-sonnet-4.5", "modelId: claude-none"))
                        .field())
                .isEqualTo("models[0].modelId");
        assertThat(apply(project, SHOP.replace("bindingKind: registry", "bindingKind: some"))
                        .field())
                .isEqualTo("models[0].bindingKind");
        assertThat(apply(project, SHOP.replace("type: staging", "typ: staging")).field())
                .isEqualTo("environments[1].typ");
        assertThat(apply(project, SHOP.replace("windowSeconds: 120", "windowSeconds: 2"))
                        .field())
                .isEqualTo("health.windowSeconds");
        assertThat(apply(project, SHOP.replace("- project: true", "- gatewayKey: nobody"))
                        .field())
                .isEqualTo("policies[0].boundTo[0].gatewayKey");
        assertThat(apply(project, SHOP.replace("- project: true", "- tag: team"))
                        .field())
                .isEqualTo("policies[0].boundTo[0].tag");
        assertThat(apply(
                                project,
                                SHOP.replace(
                                        "- environment: staging\n      - environment",
                                        "- endUser: ada\n      - environment"))
                        .field())
                .isEqualTo("policies[1].boundTo[0].targetType");
        assertThat(apply(project, "version: 2\n").field()).isEqualTo("version");
        assertThat(apply(
                                project,
                                SHOP.replace(
                                        "environment: staging\n    name: drafted",
                                        "environment: gone\n    name: drafted"))
                        .field())
                .isEqualTo("routes[2].environment");
        assertThat(apply(project, "a: b: c").text()).contains("Invalid YAML").contains("line 1");
        assertThat(apply(project, "version: 1\nversion: 1\n").text()).contains("Invalid YAML");
        assertThat(ask(owner, HttpMethod.PUT, project, "", "application/json", "{\"version\":1")
                        .text())
                .contains("Invalid JSON");
    }

    @Test
    void an_environment_with_keys_goes_only_when_that_is_confirmed() {
        var development = asOwner(() -> projects.environments(project)).stream()
                .filter(environment -> environment.slug().equals("development"))
                .findFirst()
                .orElseThrow();
        asOwner(() -> keys.create(project, "CI", development.id(), null));

        assertThat(apply(project, SHOP).text()).contains("environment_in_use");
        assertThat(ask(owner, HttpMethod.PUT, project, "?dryRun=true", "application/yaml", SHOP)
                        .data()
                        .path("warnings")
                        .get(0)
                        .asString())
                .contains("development")
                .contains("1 Gateway Key");
        ask(owner, HttpMethod.PUT, project, "?confirm=true", "application/yaml", SHOP)
                .data();
    }

    @Test
    void a_policy_that_other_projects_use_is_not_changed_from_here() {
        apply(project, SHOP).data();
        var other = newProject();
        var budget = asOwner(policies::list).stream()
                .filter(policy -> policy.name().equals("Budget"))
                .findFirst()
                .orElseThrow();
        asOwner(() -> bindings.bind(budget.id(), TargetType.PROJECT, other));

        assertThat(apply(project, SHOP).data().path("changed").booleanValue()).isFalse();
        var refused = apply(project, SHOP.replace("limit: 12.5", "limit: 13"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("policy_shared").contains("policies[0]");
    }

    @Test
    void viewers_read_and_may_not_apply() {
        var viewer = new Caller.Person(UUID.randomUUID(), owner.workspaceId(), "v@example.com", "V", Role.VIEWER);

        assertThat(ask(viewer, HttpMethod.GET, project, "", "application/yaml", null)
                        .status())
                .isEqualTo(200);
        assertThat(ask(viewer, HttpMethod.PUT, project, "", "application/yaml", SHOP)
                        .status())
                .isEqualTo(403);
        var stranger = new Caller.Person(UUID.randomUUID(), UUID.randomUUID(), "s@example.com", "S", Role.OWNER);
        assertThat(ask(stranger, HttpMethod.GET, project, "", "application/yaml", null)
                        .status())
                .isEqualTo(404);
    }
}
