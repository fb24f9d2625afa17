package io.restormel.keys.config;

import io.restormel.keys.config.ConfigFile.Live;
import io.restormel.keys.config.ConfigFile.RouteEntry;
import io.restormel.keys.config.ConfigFile.RouteKey;
import io.restormel.keys.config.ConfigState.RouteState;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.route.NewRoute;
import io.restormel.keys.route.Route;
import io.restormel.keys.route.RouteContent;
import io.restormel.keys.route.RouteDiff;
import io.restormel.keys.route.RouteService;
import io.restormel.keys.route.RouteSettings;
import io.restormel.keys.route.RouteVersionService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes one route as a file says it. */
@Component
class RouteApplier {

    private static final String VIA = "config";
    private static final String SUMMARY = "Applied from a configuration file";

    private final RouteService routes;
    private final RouteVersionService versions;

    RouteApplier(RouteService routes, RouteVersionService versions) {
        this.routes = routes;
        this.versions = versions;
    }

    /** A route that is as the file says, and the ids of its steps by their numbers, from 0. */
    record Applied(UUID routeId, List<String> stepIds) {}

    /** @param existing null when there is none of this key */
    Applied apply(
            UUID projectId,
            UUID environmentId,
            RouteKey key,
            RouteEntry wanted,
            @Nullable RouteState existing,
            ConfigPlan plan) {
        return existing == null
                ? create(projectId, environmentId, key, wanted, plan)
                : update(projectId, existing, wanted, plan);
    }

    private Applied create(UUID projectId, UUID environmentId, RouteKey key, RouteEntry wanted, ConfigPlan plan) {
        var content = accepted(RouteContent.EMPTY, wanted.content());
        var ids = StepNumbers.ids(RouteContent.EMPTY, content);
        var route = routes.create(
                        projectId,
                        new NewRoute(
                                environmentId,
                                settings(RouteSettings.named(wanted.name()), wanted),
                                StepNumbers.identified(content, ids),
                                wanted.live() == Live.ON_SAVE))
                .route();
        if (wanted.live() == Live.PUBLISHED) {
            publish(projectId, route.id());
        }
        plan.add(
                "create",
                "route",
                key,
                List.of(steps(content) + ", live: " + wanted.live().wire()));
        return new Applied(route.id(), ids);
    }

    private Applied update(UUID projectId, RouteState existing, RouteEntry wanted, ConfigPlan plan) {
        var was = existing.entry();
        var content = accepted(was.content(), wanted.content());
        boolean sameContent = was.content().equals(content);
        var before = existing.content();
        if (sameContent && was.equals(with(wanted, content))) {
            return new Applied(
                    existing.route().id(),
                    before.steps().stream().map(StepConfig::id).toList());
        }
        var route = existing.route();
        if (wanted.live() == Live.ON_SAVE && !route.followsDraft()) {
            throw ApplicationException.invalid("live", "cannot be on_save again: the route publishes versions");
        }
        var ids = sameContent ? before.steps().stream().map(StepConfig::id).toList() : StepNumbers.ids(before, content);
        var details = details(was, wanted, content);
        if (!sameContent && route.hasUnpublishedChanges() && was.live() == Live.PUBLISHED) {
            plan.warn("The unpublished draft of route " + existing.key() + " is replaced");
        }
        boolean publish = wanted.live() == Live.PUBLISHED && (!sameContent || was.live() != Live.PUBLISHED);
        routes.update(
                projectId,
                route.id(),
                route.revision(),
                edit -> edit.withSettings(released(settings(edit.settings(), wanted), route, wanted.live())
                                .via(VIA))
                        .withDraft(sameContent && !publish ? edit.draft() : StepNumbers.identified(content, ids)));
        if (publish) {
            publish(projectId, route.id());
        }
        plan.add("update", "route", existing.key(), details);
        return new Applied(route.id(), ids);
    }

    /** Only what is a draft or follows its draft changes by its numbers; what publishes versions does so by publishing. */
    private static RouteSettings released(RouteSettings settings, Route route, Live wanted) {
        int published = Math.max(1, route.publishedVersion());
        return switch (wanted) {
            case PUBLISHED -> settings;
            case ON_SAVE -> settings.withVersions(published, published);
            case DRAFT -> route.isPublished() ? settings.withVersions(published + 1, published) : settings;
        };
    }

    private void publish(UUID projectId, UUID routeId) {
        try {
            versions.publish(projectId, routeId, null, SUMMARY);
        } catch (ApplicationException.Invalid e) {
            var details = new HashMap<>(e.details());
            details.putIfAbsent("field", "live");
            throw new ApplicationException.Invalid(e.code(), e.getMessage(), details);
        }
    }

    /** Looks at the content while its steps go by number, so that a complaint can say which it is. */
    private RouteContent accepted(RouteContent before, RouteContent wanted) {
        try {
            return routes.accepted(before, wanted);
        } catch (ApplicationException.Invalid e) {
            Map<String, Object> details = new HashMap<>(e.details());
            var field = Objects.requireNonNullElse(e.details().get("field"), "steps");
            var path = e.details().get("stepId") instanceof String number
                    ? "steps[" + (Integer.parseInt(number) - 1) + "]." + field
                    : field.toString();
            details.put("field", path);
            var message = e.getMessage().startsWith(field + " ")
                    ? path + e.getMessage().substring(field.toString().length())
                    : e.getMessage();
            throw new ApplicationException.Invalid(e.code(), message, details);
        }
    }

    private static RouteSettings settings(RouteSettings old, RouteEntry wanted) {
        return new RouteSettings(
                        StepNumbers.tidy(old.name()) instanceof String name && name.equals(wanted.name())
                                ? old.name()
                                : wanted.name(),
                        wanted.description(),
                        wanted.enabled(),
                        wanted.status(),
                        old.flowLayout(),
                        old.version(),
                        old.publishedVersion(),
                        null,
                        null)
                .via(VIA);
    }

    private static List<String> details(RouteEntry was, RouteEntry wanted, RouteContent content) {
        List<String> details = new ArrayList<>();
        add(details, "description", was.description(), wanted.description());
        add(details, "enabled", was.enabled(), wanted.enabled());
        add(details, "status", was.status(), wanted.status());
        add(details, "live", was.live().wire(), wanted.live().wire());
        RouteDiff.between(was.content(), content)
                .forEach(each -> details.add(
                        each.where() + ", " + ConfigPlan.changed(each.field(), each.before(), each.after())));
        return details;
    }

    private static void add(List<String> details, String field, @Nullable Object from, @Nullable Object to) {
        if (!Objects.equals(from, to)) {
            details.add(ConfigPlan.changed(field, from, to));
        }
    }

    private static RouteEntry with(RouteEntry entry, RouteContent content) {
        return new RouteEntry(
                entry.environment(),
                entry.name(),
                entry.description(),
                entry.enabled(),
                entry.status(),
                entry.live(),
                content);
    }

    private static String steps(RouteContent content) {
        int count = content.steps().size();
        return count + (count == 1 ? " step" : " steps");
    }
}
