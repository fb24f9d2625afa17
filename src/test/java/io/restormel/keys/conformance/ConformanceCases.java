package io.restormel.keys.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads the cases of {@code src/test/resources/conformance}. A file holds YAML documents, each a {@code config} with
 * its {@code cases}. A key that nobody reads is an error, so a misspelt expectation cannot pass unseen.
 */
public final class ConformanceCases {

    private static final List<ConformanceCase.Environment> SEEDED = List.of(
            new ConformanceCase.Environment("development", "Development", "dev"),
            new ConformanceCase.Environment("production", "Production", "prod"));

    private ConformanceCases() {}

    /** All cases of {@code resolve} or {@code evaluate}, by file name and position. */
    public static List<ConformanceCase> load(String directory) {
        URL root = Objects.requireNonNull(ConformanceCases.class.getResource("/conformance/" + directory));
        try (Stream<Path> files = Files.list(Path.of(root.toURI()))) {
            return files.sorted().flatMap(file -> read(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ConformanceCase> read(Path file) {
        String name = String.valueOf(file.getFileName());
        LoadSettings settings = LoadSettings.builder().setLabel(name).build();
        List<ConformanceCase> cases = new ArrayList<>();
        try {
            for (Object document : new Load(settings).loadAllFromString(Files.readString(file))) {
                Yaml root = Yaml.of(name, document);
                ConformanceCase.Config config = config(root.child("config"));
                for (Yaml each : root.children("cases")) {
                    cases.add(read(name, config, each));
                }
                root.done();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static ConformanceCase read(String file, ConformanceCase.Config config, Yaml yaml) {
        String now = yaml.text("now");
        return yaml.done(new ConformanceCase(
                file,
                yaml.required("name"),
                yaml.text("engineOnly"),
                now == null ? null : Instant.parse(now),
                yaml.children("catalog").stream().map(ConformanceCases::model).toList(),
                config,
                yaml.json("request"),
                expectation(yaml.child("expect"))));
    }

    private static ConformanceCase.Config config(Yaml yaml) {
        List<ConformanceCase.Environment> own = yaml.children("environments").stream()
                .map(ConformanceCases::environment)
                .toList();
        return yaml.done(new ConformanceCase.Config(
                own.isEmpty() ? SEEDED : own,
                yaml.text("defaultEnvironment"),
                yaml.children("routes").stream().map(ConformanceCases::route).toList(),
                yaml.children("policies").stream().map(ConformanceCases::policy).toList(),
                yaml.children("credentials").stream()
                        .map(ConformanceCases::credential)
                        .toList(),
                Boolean.parseBoolean(yaml.text("credentialsRequired", "false")),
                yaml.children("endUsers").stream()
                        .map(ConformanceCases::endUser)
                        .toList()));
    }

    private static ConformanceCase.EndUser endUser(Yaml yaml) {
        List<String> keys = yaml.texts("keys");
        return yaml.done(new ConformanceCase.EndUser(
                yaml.required("id"),
                keys == null ? List.of() : keys,
                yaml.text("choice"),
                yaml.has("routeChoices") ? yaml.json("routeChoices") : Map.of()));
    }

    private static ConformanceCase.Credential credential(Yaml yaml) {
        List<String> environments = yaml.texts("environments");
        List<String> models = yaml.texts("models");
        return yaml.done(new ConformanceCase.Credential(
                yaml.required("provider"),
                yaml.text("status", "active"),
                environments == null ? List.of() : environments,
                models == null ? List.of() : models));
    }

    private static ConformanceCase.Environment environment(Yaml yaml) {
        return yaml.done(
                new ConformanceCase.Environment(yaml.required("slug"), yaml.required("name"), yaml.required("type")));
    }

    private static ConformanceCase.Route route(Yaml yaml) {
        List<ConformanceCase.Step> steps = new ArrayList<>();
        for (Yaml each : yaml.children("steps")) {
            steps.add(step(each, steps.size()));
        }
        return yaml.done(new ConformanceCase.Route(
                yaml.required("name"),
                yaml.text("environment", "production"),
                yaml.text("status", "active"),
                yaml.flag("enabled"),
                yaml.integer("version"),
                yaml.integer("publishedVersion"),
                yaml.text("defaultModel"),
                yaml.text("mode"),
                yaml.text("keys"),
                yaml.text("workload"),
                yaml.text("stage"),
                steps,
                yaml.children("edges").stream().map(ConformanceCases::edge).toList(),
                yaml.text("entry")));
    }

    private static ConformanceCase.Step step(Yaml yaml, int position) {
        Integer orderIndex = yaml.integer("orderIndex");
        return yaml.done(new ConformanceCase.Step(
                yaml.required("label"),
                orderIndex == null ? position : orderIndex,
                yaml.text("provider"),
                yaml.text("model"),
                yaml.flag("enabled"),
                yaml.has("pool") ? pool(yaml.child("pool")) : null,
                new ConformanceCase.Settings(
                        object(yaml, "when"), object(yaml, "costs"), object(yaml, "switch"), object(yaml, "retry"))));
    }

    private static @Nullable Map<String, Object> object(Yaml yaml, String key) {
        return yaml.has(key) ? yaml.json(key) : null;
    }

    private static ConformanceCase.Pool pool(Yaml yaml) {
        return yaml.done(new ConformanceCase.Pool(
                yaml.required("strategy"),
                yaml.children("members").stream().map(ConformanceCases::member).toList()));
    }

    private static ConformanceCase.Member member(Yaml yaml) {
        return yaml.done(new ConformanceCase.Member(
                yaml.text("provider"), yaml.text("model"), Double.parseDouble(yaml.text("weight", "1"))));
    }

    private static ConformanceCase.Edge edge(Yaml yaml) {
        Integer priority = yaml.integer("priority");
        return yaml.done(
                new ConformanceCase.Edge(yaml.required("from"), yaml.required("to"), priority == null ? 0 : priority));
    }

    private static ConformanceCase.Policy policy(Yaml yaml) {
        return yaml.done(new ConformanceCase.Policy(
                yaml.required("name"),
                yaml.required("type"),
                yaml.text("status", "active").equals("active"),
                yaml.has("rule") ? yaml.json("rule") : Map.of(),
                yaml.children("bindings").stream()
                        .map(ConformanceCases::binding)
                        .toList()));
    }

    private static ConformanceCase.Binding binding(Yaml yaml) {
        return yaml.done(new ConformanceCase.Binding(yaml.required("type"), yaml.text("target", "")));
    }

    private static ConformanceCase.Model model(Yaml yaml) {
        String deprecation = yaml.text("deprecationDate");
        String retirement = yaml.text("retirementDate");
        return yaml.done(new ConformanceCase.Model(
                yaml.required("provider"),
                yaml.required("model"),
                yaml.text("lifecycleState", "active"),
                deprecation == null ? null : Instant.parse(deprecation),
                retirement == null ? null : Instant.parse(retirement),
                yaml.text("inputUsd"),
                yaml.text("outputUsd"),
                yaml.texts("abilities"),
                yaml.integer("contextTokens")));
    }

    private static ConformanceCase.Expectation expectation(Yaml yaml) {
        String model = yaml.text("model");
        List<String> explanation = yaml.texts("explanation");
        return yaml.done(new ConformanceCase.Expectation(
                yaml.required("code"),
                yaml.text("route"),
                yaml.text("step"),
                yaml.text("provider"),
                model == null ? yaml.texts("models") : List.of(model),
                yaml.integer("poolMember"),
                yaml.integer("orderIndex"),
                yaml.text("switchReason"),
                yaml.text("message"),
                yaml.text("costUsd"),
                yaml.text("keySource"),
                yaml.text("reason"),
                yaml.text("matched"),
                explanation == null ? List.of() : explanation,
                yaml.texts("violations"),
                yaml.texts("messages"),
                yaml.texts("fallbacks"),
                yaml.texts("chain")));
    }
}
