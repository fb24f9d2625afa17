package io.restormel.keys.e2e;

import java.util.Locale;
import java.util.Map;

/** Every page of the dashboard: its route, where it is over the sample, and what makes it fail. */
enum DashboardPage {
    LOGIN("login", "login", Fault.at("login?error")),
    SETUP("setup", "setup", Fault.at("setup?token=wrong")),
    OVERVIEW("", "", Fault.without("gateway_key")),
    TRY("try", "projects/{project}/try", Fault.without("environment")),
    PROJECTS("projects", "projects", Fault.without("project")),
    PROJECT("projects/:projectId", "projects/{project}", Fault.at("projects/{nothing}")),
    ROUTES("routes", "projects/{project}/routes", Fault.without("route")),
    ROUTE(
            "projects/:projectId/routes/:routeId",
            "projects/{project}/routes/{route}",
            Fault.at("projects/{project}/routes/{nothing}")),
    POLICIES("policies", "policies", Fault.without("policy")),
    POLICY("policies/:policyId", "policies/{policy}", Fault.at("policies/{nothing}")),
    POLICIES_EFFECTIVE("policies/effective", "policies/effective", Fault.without("environment")),
    CREDENTIALS("credentials", "credentials", Fault.without("credential")),
    CREDENTIAL("credentials/:credentialId", "credentials/{credential}", Fault.at("credentials/{nothing}")),
    END_USERS("end-users", "projects/{project}/end-users", Fault.without("model_choice")),
    MODELS("models", "models", Fault.without("project")),
    PROJECT_MODELS("project-models", "projects/{project}/project-models", Fault.without("project_model")),
    ENVIRONMENTS("environments", "projects/{project}/environments", Fault.without("environment")),
    GATEWAY_KEYS("gateway-keys", "projects/{project}/gateway-keys", Fault.without("gateway_key")),
    WIDGETS("widgets", "projects/{project}/widgets", Fault.without("allowed_origin")),
    USAGE("usage", "projects/{project}/usage", Fault.without("usage_event")),
    REQUESTS("requests", "projects/{project}/requests", Fault.without("usage_event")),
    BUDGETS("budgets", "projects/{project}/budgets", Fault.without("budget_window")),
    HEALTH("health", "projects/{project}/health", Fault.without("health_bucket")),
    LIFECYCLE("lifecycle", "projects/{project}/lifecycle", Fault.without("model_choice")),
    AUDIT("audit", "audit", Fault.without("audit_event")),
    PEOPLE("people", "people", Fault.without("person")),
    WEBHOOKS("webhooks", "webhooks", Fault.without("webhook")),
    WEBHOOK("webhooks/:webhookId", "webhooks/{webhook}", Fault.at("webhooks/{nothing}")),
    SIGN_IN("sign-in", "sign-in", Fault.without("project")),
    ENCRYPTION_KEY("encryption-key", "encryption-key", Fault.without("credential_secret")),
    DATA_RETENTION("data-retention", "data-retention", Fault.without("project")),
    ABOUT("about", "about", Fault.without("project")),
    CONNECT_CLI("connect-cli", "connect-cli?user_code={code}", Fault.at("connect-cli?user_code=ABCD-EFGH")),
    DOCS("docs", "docs/operations", Fault.at("docs/nowhere"));

    /** How a page comes to fail. */
    sealed interface Fault {
        /** There is nothing at this address. */
        record Address(String path) implements Fault {}

        /** What it reads cannot be read: the table of this name has gone. */
        record Table(String name) implements Fault {}

        static Fault at(String path) {
            return new Address(path);
        }

        static Fault without(String table) {
            return new Table(table);
        }
    }

    private final String route;
    private final String path;
    private final Fault fault;

    DashboardPage(String route, String path, Fault fault) {
        this.route = route;
        this.path = path;
        this.fault = fault;
    }

    /** As the view's {@code @Route} says it. */
    String route() {
        return route;
    }

    Fault fault() {
        return fault;
    }

    /** As pictures of it are called. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where it is; ids that are not given name nothing. */
    String path(Map<String, String> ids) {
        return filled(path, ids);
    }

    /** Where it fails. */
    String faultyPath(Map<String, String> ids) {
        return filled(fault instanceof Fault.Address(var address) ? address : path, ids);
    }

    /** Whether it shows something that has to be made first. */
    boolean needsIds() {
        return path.contains("{");
    }

    /** Shown to those who have not signed in. */
    boolean isPublic() {
        return this == LOGIN || this == SETUP;
    }

    private static String filled(String path, Map<String, String> ids) {
        var filled = path.replace("{nothing}", "00000000-0000-4000-8000-000000000000");
        for (var id : ids.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled;
    }
}
