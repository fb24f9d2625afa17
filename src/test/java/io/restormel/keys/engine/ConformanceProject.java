package io.restormel.keys.engine;

import io.restormel.keys.conformance.ConformanceCase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A conformance case set up in the engine: symbols become ids, and the catalogue has list prices. */
final class ConformanceProject {

    private static final CatalogModel[] USUAL = {
        Configs.able(Configs.priced("openai", "gpt-4o", "2.5", "10"), 128_000, "tools", "json", "vision"),
        Configs.able(Configs.priced("openai", "gpt-4", "30", "60"), 8_192, "tools"),
        Configs.priced("openai", "gpt-4o-mini", "0.15", "0.6"),
        Configs.priced("openai", "gpt-4.1", "2.5", "10"),
        Configs.priced("openai", "gpt-5.5", "5", "20"),
        Configs.priced("google", "gemini-3.5-flash", "0.3", "2.5"),
        Configs.priced("openai", "o3-mini", "1.1", "4.4"),
        Configs.priced("anthropic", "claude-sonnet-4", "3", "15"),
        Configs.priced("anthropic", "claude-haiku-4.5", "0.25", "1.25"),
        Configs.priced("google", "gemini-2.5-pro", "1.25", "5"),
        Configs.priced("google", "gemini-2.5-flash", "0.075", "0.3"),
        Configs.priced("deepseek", "deepseek-chat", "0.28", "0.42"),
        Configs.priced("groq", "llama-3.3-70b-versatile", "0.59", "0.79"),
        Configs.priced("xai", "grok-3", "2", "10")
    };

    private final ConformanceCase source;
    private final Snapshot snapshot;

    ConformanceProject(ConformanceCase source) {
        this.source = source;
        this.snapshot = SnapshotCompiler.compile(config(), catalog()).snapshot();
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Signals signals() {
        Instant now = source.now();
        Signals still = now == null ? Configs.NOW : Signals.at(now.toEpochMilli());
        return new Signals() {
            @Override
            public long nowMillis() {
                return still.nowMillis();
            }

            @Override
            public long nextRoundRobin(String stepId) {
                return still.nextRoundRobin(stepId);
            }

            @Override
            public EndUserFacts endUser(String projectId, String endUserId) {
                return source.config().endUsers().stream()
                        .filter(each -> each.id().equals(endUserId))
                        .map(each -> facts(each))
                        .findFirst()
                        .orElse(EndUserFacts.NONE);
            }

            @Override
            public LimitLedger limits() {
                return source.engineOnly() == null ? ConformanceProject::ofNothing : LimitLedger.NONE;
            }
        };
    }

    /** As on a server where nothing was used yet: only a limit of nothing objects. */
    private static List<Violation> ofNothing(
            CompiledLimit[] limits, LimitEstimate estimate, ResolveRequest request, long nowMillis) {
        return Arrays.stream(limits)
                .filter(limit -> limit.isEnforced() && limit.limit() == 0 && limit.subject(request) != null)
                .map(limit -> new Violation(
                        limit.policy().id(), limit.policy().name(), limit.rule().type(), "Nothing is left"))
                .toList();
    }

    private EndUserFacts facts(ConformanceCase.EndUser user) {
        Map<String, ModelRef> choices = new HashMap<>();
        if (user.choice() != null) {
            choices.put(EndUserFacts.EVERYWHERE, model(user.choice()));
        }
        user.routeChoices().forEach((route, model) -> choices.put(idOf(route), model(model.toString())));
        return new EndUserFacts(
                user.keys().stream()
                        .map(each -> new OwnKey(Providers.canonical(each), List.of()))
                        .toList(),
                choices);
    }

    private static ModelRef model(String text) {
        int slash = text.indexOf('/');
        return new ModelRef(Providers.canonical(text.substring(0, slash)), text.substring(slash + 1));
    }

    String idOf(String symbol) {
        return UUID.nameUUIDFromBytes(symbol.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private ProjectConfig config() {
        ConformanceCase.Config config = source.config();
        List<PolicyBinding> bindings = new ArrayList<>();
        for (ConformanceCase.Policy policy : config.policies()) {
            for (ConformanceCase.Binding binding : policy.bindings()) {
                bindings.add(new PolicyBinding(
                        policy.name(),
                        Objects.requireNonNull(TargetType.ofWire(binding.targetType()), binding::targetType),
                        binding.target().isEmpty() ? binding.targetType() : idOf(binding.target())));
            }
        }
        List<RouteConfig> routes = new ArrayList<>();
        for (ConformanceCase.Route route : config.routes()) {
            routes.add(route(route, routes.size()));
        }
        String defaultEnvironment = config.defaultEnvironment();
        return new ProjectConfig(
                "workspace",
                "project",
                defaultEnvironment == null ? null : idOf(defaultEnvironment),
                config.environments().stream()
                        .map(each -> new EnvironmentConfig(idOf(each.slug()), each.slug(), each.name(), each.type()))
                        .toList(),
                routes,
                config.policies().stream()
                        .map(each -> new PolicyConfig(
                                each.name(), each.name(), each.active(), rule(each.type(), each.rule())))
                        .toList(),
                bindings,
                new ProviderKeys(
                        config.credentialsRequired(),
                        config.credentials().stream().flatMap(this::keys).toList()));
    }

    private Stream<ProviderKey> keys(ConformanceCase.Credential credential) {
        boolean usable = credential.status().equals("active");
        String obstacle = credential.status().equals("capped")
                ? "the monthly cap of 0 USD of credential “Main” is reached"
                : null;
        String id = credential.toString();
        return credential.environments().isEmpty()
                ? Stream.of(new ProviderKey(id, credential.provider(), null, credential.models(), usable, obstacle))
                : credential.environments().stream()
                        .map(slug -> new ProviderKey(
                                id, credential.provider(), idOf(slug), credential.models(), usable, obstacle));
    }

    private RouteConfig route(ConformanceCase.Route route, int index) {
        int version = route.version() == null ? 1 : route.version();
        int published = route.publishedVersion() == null ? version : route.publishedVersion();
        String at = route.name() + "/";
        String entry = route.entry();
        return new RouteConfig(
                idOf(symbolOf(route.name(), index)),
                idOf(route.environment()),
                route.name(),
                route.status().equals("active"),
                route.enabled(),
                version == published,
                version,
                published,
                route.defaultModel(),
                route.mode(),
                route.keys(),
                route.workload(),
                route.stage(),
                index,
                entry == null ? null : idOf(at + entry),
                route.steps().stream().map(each -> step(at, each)).toList(),
                route.edges().stream()
                        .map(each -> new StepEdge(
                                idOf(at + each.from()),
                                idOf(at + each.to()),
                                each.priority(),
                                null,
                                each.from() + each.to()))
                        .toList());
    }

    /** Several routes may share a name; then the symbol means the first. */
    private String symbolOf(String name, int index) {
        boolean taken = source.config().routes().stream()
                .limit(index)
                .anyMatch(each -> each.name().equals(name));
        return taken ? name + "#" + index : name;
    }

    private StepConfig step(String at, ConformanceCase.Step step) {
        ConformanceCase.Pool pool = step.pool();
        return new StepConfig(
                idOf(at + step.label()),
                step.orderIndex(),
                step.provider(),
                step.model(),
                step.label(),
                step.enabled(),
                "error",
                null,
                step.settings().switching(),
                step.settings().retry(),
                step.settings().costs(),
                step.settings().when(),
                pool == null ? null : pool(pool),
                null,
                null,
                null);
    }

    private static ModelPool pool(ConformanceCase.Pool pool) {
        return new ModelPool(
                Objects.requireNonNull(SelectionStrategy.ofWire(pool.strategy()), pool::strategy),
                pool.members().stream()
                        .map(each -> new PoolMember(each.provider(), each.model(), each.weight()))
                        .toList());
    }

    private static PolicyRule rule(String type, Map<String, Object> rule) {
        return switch (type) {
            case "model_allowlist" -> new PolicyRule.ModelAllowlist(texts(rule.get("modelIds")));
            case "model_denylist" -> new PolicyRule.ModelDenylist(texts(rule.get("modelIds")));
            case "provider_allowlist" -> new PolicyRule.ProviderAllowlist(texts(rule.get("providerTypes")));
            case "provider_denylist" -> new PolicyRule.ProviderDenylist(texts(rule.get("providerTypes")));
            case "deprecated_model_block" -> new PolicyRule.DeprecatedModelBlock();
            case "budget_cap", "token_cap", "request_cap" ->
                limit(Objects.requireNonNull(LimitMeasure.ofType(type)), rule);
            default -> new PolicyRule.UnknownRule(type);
        };
    }

    private static PolicyRule limit(LimitMeasure measure, Map<String, Object> rule) {
        return new PolicyRule.UsageLimit(
                measure,
                new BigDecimal(String.valueOf(rule.get("limit"))),
                PolicyRule.UsageLimit.usualPeriod(measure),
                ZoneOffset.UTC,
                Objects.requireNonNull(LimitMode.ofWire(String.valueOf(rule.getOrDefault("mode", "enforce")))),
                PolicyRule.UsageLimit.THRESHOLDS,
                false);
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
    }

    private CatalogView catalog() {
        List<CatalogModel> models = new ArrayList<>();
        for (ConformanceCase.Model each : source.catalog()) {
            models.add(new CatalogModel(
                    new ModelRef(each.provider(), each.model()),
                    each.lifecycleState(),
                    each.deprecationDate(),
                    each.retirementDate(),
                    each.inputUsd() == null ? null : new BigDecimal(each.inputUsd()),
                    each.outputUsd() == null ? null : new BigDecimal(each.outputUsd()),
                    null,
                    true,
                    new Abilities(
                            Set.copyOf(each.abilities() == null ? List.of() : each.abilities()),
                            each.contextTokens() == null ? null : Long.valueOf(each.contextTokens()))));
        }
        models.addAll(List.of(USUAL));
        return Configs.catalog(models.toArray(CatalogModel[]::new));
    }
}
