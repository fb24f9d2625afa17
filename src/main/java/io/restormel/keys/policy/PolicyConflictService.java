package io.restormel.keys.policy;

import static java.util.stream.Collectors.toSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.catalog.Lifecycle;
import io.restormel.keys.catalog.Model;
import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.CompiledStep;
import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.model.ProjectModel;
import io.restormel.keys.model.ProjectModelService;
import io.restormel.keys.policy.PolicyLandscape.Offered;
import io.restormel.keys.policy.PolicyLandscape.Placed;
import io.restormel.keys.policy.PolicyLandscape.ServedRoute;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Where the workspace's policies get in each other's way, as far as the caller may see. Thread-safe. */
@Service
public class PolicyConflictService {

    /** Every page of policies asks, and little changes between them; each viewer may see other projects. */
    private static final int ANSWERS_KEPT = 8;

    private final PolicyService policies;
    private final BindingService bindings;
    private final ProjectService projects;
    private final ProjectModelService models;
    private final CatalogService catalogs;
    private final LiveConfiguration live;
    private final Clock clock;
    private final Cache<Question, List<PolicyConflict>> answers =
            Caffeine.newBuilder().maximumSize(ANSWERS_KEPT).build();

    PolicyConflictService(
            PolicyService policies,
            BindingService bindings,
            ProjectService projects,
            ProjectModelService models,
            CatalogService catalogs,
            LiveConfiguration live,
            Clock clock) {
        this.policies = policies;
        this.bindings = bindings;
        this.projects = projects;
        this.models = models;
        this.catalogs = catalogs;
        this.live = live;
        this.clock = clock;
    }

    /**
     * All that an answer depends on.
     *
     * @param catalog its version
     */
    private record Question(
            List<Placed> placed, String catalog, LocalDate today, List<ModelRef> listed, List<ServedRoute> routes) {}

    /** The gravest first. */
    public List<PolicyConflict> find() {
        var catalog = catalogs.current();
        var visible = projects.list();
        var question = new Question(
                placed(),
                catalog.version(),
                catalogs.today(),
                visible.stream()
                        .flatMap(project -> models.list(project.id()).stream())
                        .map(ProjectModel::model)
                        .toList(),
                visible.stream().flatMap(this::routes).toList());
        return answers.get(question, asked -> PolicyConflicts.find(landscape(asked, catalog)));
    }

    private static PolicyLandscape landscape(Question question, Catalog catalog) {
        var listed = question.listed();
        var ownNames = listed.stream().map(ModelRef::modelId).collect(toSet());
        return new PolicyLandscape(
                question.placed(),
                Stream.concat(
                                offered(catalog, question.today()),
                                listed.stream().map(each -> new Offered(each.providerType(), each.modelId(), false)))
                        .toList(),
                entry -> ownNames.contains(entry) || isKnown(catalog, entry),
                entry -> catalog.findProvider(entry).isPresent()
                        || listed.stream().anyMatch(each -> each.providerType().equals(entry)),
                question.routes());
    }

    private List<Placed> placed() {
        var places = bindings.placements();
        return policies.list().stream()
                .map(policy -> new Placed(
                        policy,
                        places.getOrDefault(policy.id(), List.of()).stream()
                                .map(PlacedBinding::target)
                                .filter(Objects::nonNull)
                                .toList()))
                .toList();
    }

    private static Stream<Offered> offered(Catalog catalog, LocalDate today) {
        return catalog.models().stream()
                .flatMap(model -> model.variants().stream()
                        .map(variant -> new Offered(variant.providerType(), model.id(), isEnding(model, today))));
    }

    private static boolean isEnding(Model model, LocalDate today) {
        var announced = model.deprecationDate();
        return model.lifecycle() == Lifecycle.DEPRECATED
                || model.retiredOn(today)
                || (announced != null && !announced.isAfter(today));
    }

    private static boolean isKnown(Catalog catalog, String entry) {
        return catalog.findModel(entry).isPresent()
                || catalog.providers().stream()
                        .anyMatch(provider ->
                                catalog.findVariant(provider.id(), entry).isPresent());
    }

    private Stream<ServedRoute> routes(Project project) {
        var snapshot = live.current(project.id());
        return snapshot == null
                ? Stream.empty()
                : snapshot.routes().stream()
                        .filter(route -> route.availability() == CompiledRoute.Availability.SELECTABLE)
                        .map(route -> served(project, route));
    }

    private ServedRoute served(Project project, CompiledRoute route) {
        var id = UUID.fromString(route.id());
        var environmentId = UUID.fromString(route.environment().id());
        var name = project.name() + " › " + route.name();
        return new ServedRoute(
                new Target(TargetType.ROUTE, id, project.id(), environmentId, id, name),
                route.steps().stream()
                        .filter(CompiledStep::enabled)
                        .flatMap(step -> step.candidates().stream())
                        .map(candidate -> candidate.violationsAt(clock.millis()).stream()
                                .map(violation -> UUID.fromString(violation.policyId()))
                                .collect(toSet()))
                        .map(Set::copyOf)
                        .toList());
    }
}
