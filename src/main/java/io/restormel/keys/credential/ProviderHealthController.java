package io.restormel.keys.credential;

import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.catalog.Model;
import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.Providers;
import io.restormel.keys.engine.RouteConfig;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The providers of a project as the original's clients ask about them: one row a credential. */
@RestController
@RequestMapping({
    "/keys/dashboard/api/projects/{projectId}/providers/health",
    "/keys/v1/projects/{projectId}/providers/health"
})
class ProviderHealthController {

    private static final int MODELS_SHOWN = 50;

    private final ProviderHealthService providers;
    private final CatalogService catalog;
    private final LiveConfiguration configuration;

    ProviderHealthController(ProviderHealthService providers, CatalogService catalog, LiveConfiguration configuration) {
        this.providers = providers;
        this.catalog = catalog;
        this.configuration = configuration;
    }

    record HealthJson(
            String status,
            String reasonCode,
            String reason,
            String operatorMessage,
            long projectBindingsCount,
            int workspaceIntegrationsCount,
            List<ProviderJson> providers) {}

    record ProviderJson(
            UUID providerIntegrationId,
            String providerType,
            @Nullable String displayName,
            @Nullable String verificationStatus,
            String status,
            String reasonCode,
            String reason,
            @Nullable Long lastCheckedAt,
            boolean hasProjectBinding,
            boolean hasWorkspaceIntegration,
            boolean usableForResolve,
            boolean usableForSimulation,
            int modelsAvailableCount,
            String health,
            String confidence,
            @Nullable Long lastVerifiedAt,
            @Nullable String degradedReason,
            List<String> evidence,
            long boundRoutes,
            long boundSteps,
            List<String> availableModels,
            List<String> recommendedActions) {}

    private static final Finding KEPT_BY_HOST = new Finding(
            "ready", "ok", "verification_unknown", "The host keeps the key, so it cannot be verified here", null);

    /** What the state of a credential means for calls. */
    private record Finding(
            String status,
            String health,
            String code,
            String reason,
            @Nullable String action) {}

    @GetMapping
    Map<String, HealthJson> health(@PathVariable UUID projectId) {
        var seen = providers.seenFrom(projectId);
        long reaching =
                seen.stream().filter(ProviderHealthService.Seen::reaches).count();
        var live = configuration.current(projectId);
        var routes = live == null
                ? List.<RouteConfig>of()
                : live.routes().stream().map(CompiledRoute::config).toList();
        var rows = seen.stream().map(each -> row(each, routes)).toList();
        return Map.of(
                "data",
                new HealthJson(
                        rows.isEmpty() ? "empty" : "ok",
                        rows.isEmpty() ? "no_workspace_integration" : reaching == 0 ? "no_project_binding" : "verified",
                        rows.isEmpty()
                                ? "The workspace holds no provider key"
                                : reaching + " of " + rows.size() + " provider keys may be used by this project",
                        reaching == 0
                                ? "Add a provider key, or bind one to this project, unless the host keeps the keys."
                                : "Nothing to do.",
                        reaching,
                        rows.size(),
                        rows));
    }

    private ProviderJson row(ProviderHealthService.Seen seen, List<RouteConfig> routes) {
        var credential = seen.credential();
        var finding = finding(seen);
        var verification = credential.verification();
        boolean told =
                verification.state() == VerificationState.VERIFIED || verification.state() == VerificationState.FAILED;
        var models = catalog.current().models().stream()
                .filter(model -> model.offeredOn(catalog.today()))
                .filter(model -> model.variants().stream()
                        .anyMatch(variant -> variant.providerType().equals(credential.providerType())))
                .map(Model::id)
                .filter(model -> credential.serves(credential.providerType(), model))
                .toList();
        return new ProviderJson(
                credential.id(),
                Providers.wire(credential.providerType()),
                credential.label(),
                verification.wire(),
                finding.status(),
                finding.code(),
                finding.reason(),
                CredentialJson.millis(verification.at()),
                seen.reaches(),
                true,
                seen.usable(),
                seen.usable(),
                models.size(),
                finding.health(),
                told ? "high" : "low",
                CredentialJson.millis(verification.at()),
                finding.health().equals("ok") ? null : finding.reason(),
                told ? List.of(evidence(verification.state())) : List.of(),
                routes.stream()
                        .filter(route -> stepsAt(credential.providerType(), route) > 0)
                        .count(),
                routes.stream()
                        .mapToLong(route -> stepsAt(credential.providerType(), route))
                        .sum(),
                models.stream().limit(MODELS_SHOWN).toList(),
                finding.action() == null ? List.of() : List.of(finding.action()));
    }

    private static String evidence(@Nullable VerificationState state) {
        return state == VerificationState.VERIFIED ? "verified against the provider" : "refused by the provider";
    }

    private static long stepsAt(String provider, RouteConfig route) {
        return route.steps().stream()
                .filter(step -> provider.equals(
                        step.providerPreference() == null ? null : Providers.canonical(step.providerPreference())))
                .count();
    }

    private static Finding finding(ProviderHealthService.Seen seen) {
        var credential = seen.credential();
        if (!seen.reaches()) {
            return new Finding(
                    "blocked",
                    "fail",
                    "no_project_binding",
                    "The key is not bound to this project",
                    "Bind the key to this project");
        }
        if (credential.status() != CredentialStatus.ACTIVE) {
            return new Finding(
                    "blocked",
                    "fail",
                    "verification_unknown",
                    "The key is " + credential.status().wire(),
                    "Activate the key");
        }
        return switch (credential.verification().state()) {
            case null -> KEPT_BY_HOST;
            case VERIFIED -> new Finding("ready", "ok", "verified", "The provider accepted the key", null);
            case FAILED ->
                new Finding(
                        "blocked", "fail", "verification_failed", "The provider refused the key", "Replace the key");
            case PENDING ->
                new Finding(
                        "degraded",
                        "warn",
                        "verification_pending",
                        credential.verification().at() == null
                                ? "The key was not verified yet"
                                : "The provider could not be asked, or did not tell",
                        "Verify the key");
            case REFERENCE_ONLY -> KEPT_BY_HOST;
        };
    }
}
