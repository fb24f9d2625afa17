package io.restormel.keys.policy;

import io.restormel.keys.access.Role;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.EvaluateRequest;
import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.engine.PolicyEvaluator;
import io.restormel.keys.engine.Signals;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.engine.Verdict;
import io.restormel.keys.model.ProjectModel;
import io.restormel.keys.model.ProjectModelService;
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
    private final ProjectModelService models;
    private final Clock clock;

    PolicyTester(
            LiveConfiguration live,
            ProjectService projects,
            CatalogService catalog,
            ProjectModelService models,
            Clock clock) {
        this.live = live;
        this.projects = projects;
        this.catalog = catalog;
        this.models = models;
        this.clock = clock;
    }

    /**
     * Where a model would be called.
     *
     * @param environmentId null means the route's, else the project's default
     * @param routeId null means outside of any route
     * @param stepId a step of the route; null means its other policies only
     */
    public record Place(
            UUID projectId,
            @Nullable UUID environmentId,
            @Nullable UUID routeId,
            @Nullable UUID stepId) {}

    /** A model of the catalogue at one provider, and the answer. */
    public record Tested(String providerType, String modelId, Verdict verdict) {}

    /** @param providerType and modelId what is null is not asked about */
    public Verdict test(Place place, @Nullable String providerType, @Nullable String modelId) {
        return evaluate(snapshot(place.projectId()), place, providerType, modelId);
    }

    /** Every model of the catalogue, all against the same snapshot, in the catalogue's order. */
    public List<Tested> testAll(Place place) {
        return testAll(
                place,
                catalog.current().models().stream()
                        .flatMap(model ->
                                model.variants().stream().map(each -> new ModelRef(each.providerType(), model.id())))
                        .toList());
    }

    /** The models of the project's own list, as above; empty when it has none. */
    public List<Tested> testListed(Place place) {
        return testAll(
                place,
                models.list(place.projectId()).stream().map(ProjectModel::model).toList());
    }

    private List<Tested> testAll(Place place, List<ModelRef> asked) {
        var snapshot = snapshot(place.projectId());
        return asked.stream()
                .map(each -> new Tested(
                        each.providerType(),
                        each.modelId(),
                        evaluate(snapshot, place, each.providerType(), each.modelId())))
                .toList();
    }

    /** The live routes of a project, newest first. */
    public List<RouteChoice> routes(UUID projectId) {
        return snapshot(projectId).routes().stream().map(PolicyTester::choice).toList();
    }

    private Verdict evaluate(Snapshot snapshot, Place place, @Nullable String providerType, @Nullable String modelId) {
        var request = new EvaluateRequest(
                text(place.environmentId()), text(place.routeId()), text(place.stepId()), modelId, providerType, null);
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
        return new RouteChoice.StepChoice(UUID.fromString(step.id()), step.orderIndex() + 1, what);
    }
}
