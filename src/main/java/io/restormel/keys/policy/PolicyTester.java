package io.restormel.keys.policy;

import io.restormel.keys.access.Role;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.EvaluateRequest;
import io.restormel.keys.engine.PolicyEvaluator;
import io.restormel.keys.engine.Signals;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.engine.Verdict;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What the live policies say about models at one place, for one model or the whole catalogue at once. Thread-safe. */
@Service
public class PolicyTester {

    private final LiveConfiguration live;
    private final ProjectService projects;
    private final CatalogService catalog;
    private final Clock clock;

    PolicyTester(LiveConfiguration live, ProjectService projects, CatalogService catalog, Clock clock) {
        this.live = live;
        this.projects = projects;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Where a model would be called.
     *
     * @param environmentId null means the route's, else the project's default
     * @param routeId null means outside of any route
     */
    public record Place(
            UUID projectId,
            @Nullable UUID environmentId,
            @Nullable UUID routeId) {}

    /** A model of the catalogue at one provider, and the answer. */
    public record Tested(String providerType, String modelId, Verdict verdict) {}

    /** @param providerType and modelId what is null is not asked about */
    public Verdict test(Place place, @Nullable String providerType, @Nullable String modelId) {
        return evaluate(snapshot(place.projectId()), place, providerType, modelId);
    }

    /** Every model of the catalogue, all against the same snapshot, in the catalogue's order. */
    public List<Tested> testAll(Place place) {
        var snapshot = snapshot(place.projectId());
        return catalog.current().models().stream()
                .flatMap(model -> model.variants().stream()
                        .map(variant -> new Tested(
                                variant.providerType(),
                                model.id(),
                                evaluate(snapshot, place, variant.providerType(), model.id()))))
                .toList();
    }

    /** The live routes of a project, newest first. */
    public List<RouteChoice> routes(UUID projectId) {
        return snapshot(projectId).routes().stream().map(PolicyTester::choice).toList();
    }

    private Verdict evaluate(Snapshot snapshot, Place place, @Nullable String providerType, @Nullable String modelId) {
        var request = new EvaluateRequest(
                text(place.environmentId()), text(place.routeId()), null, modelId, providerType, null);
        return PolicyEvaluator.evaluate(snapshot, request, Signals.at(clock.millis()));
    }

    private Snapshot snapshot(UUID projectId) {
        var project = projects.require(projectId, Role.VIEWER);
        var snapshot = live.current(project.id());
        if (snapshot == null) {
            throw ApplicationException.notFound("live configuration of project " + project.name());
        }
        return snapshot;
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static RouteChoice choice(CompiledRoute route) {
        return new RouteChoice(
                UUID.fromString(route.id()),
                route.name(),
                UUID.fromString(route.environment().id()),
                route.environment().name(),
                route.config().steps().stream().map(PolicyTester::choice).toList());
    }

    private static RouteChoice.StepChoice choice(StepConfig step) {
        var what = step.label() != null ? step.label() : step.modelId();
        var name = "Step " + (step.orderIndex() + 1) + (what == null ? "" : ": " + what);
        return new RouteChoice.StepChoice(UUID.fromString(step.id()), name);
    }
}
