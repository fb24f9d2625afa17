package io.restormel.keys.whatif;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.ProjectConfig;
import io.restormel.keys.engine.RouteConfig;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.snapshot.LiveConfiguration;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Answers what a change would do to decisions of late, one question at a time, on a thread of its own. Answers are kept for an
 * hour, on the node that was asked. Changes nothing. Thread-safe.
 */
@Service
public class WhatIfService {

    private static final Logger LOG = LoggerFactory.getLogger(WhatIfService.class);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int WAITING = 20;
    private static final int PAGE = 5_000;

    private final ProjectService projects;
    private final CurrentCaller callers;
    private final LiveConfiguration live;
    private final DecisionReader decisions;
    private final Clock clock;
    private final ConcurrentMap<UUID, WhatIfRun> runs = new ConcurrentHashMap<>();
    /** What the thread has not begun with. */
    private final ConcurrentMap<UUID, Runnable> waiting = new ConcurrentHashMap<>();

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("what-if").factory());

    WhatIfService(
            ProjectService projects,
            CurrentCaller callers,
            LiveConfiguration live,
            DecisionReader decisions,
            Clock clock) {
        this.projects = projects;
        this.callers = callers;
        this.live = live;
        this.decisions = decisions;
        this.clock = clock;
    }

    @PreDestroy
    void close() {
        // No interrupt: H2 would close its file in the middle of a read. A cancelled run ends before its next page.
        runs.values().forEach(WhatIfRun::cancel);
        thread.shutdown();
    }

    /**
     * What the route would do if it were published as given. Asks the decisions on it; where the change lets other requests
     * find it, or it is not served yet, those of the whole project.
     *
     * @param decisions as {@link WhatIfQuestion#decisions}
     */
    public WhatIfRun startRoute(UUID projectId, RouteConfig draft, int decisions) {
        projects.require(projectId, Role.EDITOR);
        var snapshot = live.current(projectId);
        var served = snapshot == null ? null : snapshot.findRoute(draft.id());
        boolean foundAlike = served != null
                && served.availability() == CompiledRoute.Availability.SELECTABLE
                && Objects.equals(served.config().workload(), draft.workload())
                && Objects.equals(served.config().stage(), draft.stage());
        return start(
                projectId,
                new WhatIfQuestion(
                        config -> replacing(config, draft),
                        foundAlike ? UUID.fromString(draft.id()) : null,
                        decisions));
    }

    private static ProjectConfig replacing(ProjectConfig config, RouteConfig draft) {
        var routes = new ArrayList<>(config.routes());
        routes.removeIf(route -> route.id().equals(draft.id()));
        routes.add(draft);
        return config.withRoutes(routes);
    }

    /**
     * Starts to answer; both configurations are those of this moment.
     *
     * @throws ApplicationException.Unavailable when too many wait already
     */
    public WhatIfRun start(UUID projectId, WhatIfQuestion question) {
        projects.require(projectId, Role.EDITOR);
        callers.requireWholeProject("ask what a change would do");
        var now = clock.instant();
        runs.values().removeIf(run -> {
            var ended = run.endedAt();
            return ended != null && ended.isBefore(now.minus(KEPT));
        });
        var before = live.preview(projectId, config -> config).snapshot();
        var after = live.preview(projectId, question.edit()).snapshot();
        var run = new WhatIfRun(projectId, now);
        runs.put(run.id(), run);
        Runnable task = () -> answer(run, question, before, after);
        waiting.put(run.id(), task);
        try {
            thread.execute(task);
        } catch (RejectedExecutionException _) {
            waiting.remove(run.id());
            runs.remove(run.id());
            throw new ApplicationException.Unavailable(
                    "what_if_busy", "Too many questions wait for an answer; ask again in a minute");
        }
        return run;
    }

    /** @throws ApplicationException.NotFound also when it was asked on another node, or over an hour ago */
    public WhatIfRun get(UUID projectId, UUID runId) {
        projects.require(projectId, Role.VIEWER);
        callers.requireWholeProject("see what a change would do");
        var run = runs.get(runId);
        if (run == null || !run.projectId().equals(projectId)) {
            throw ApplicationException.notFound("what-if run");
        }
        return run;
    }

    /** Ends it before its next page of decisions, and at once while it waits; one that is over stays as it is. */
    public WhatIfRun cancel(UUID projectId, UUID runId) {
        projects.require(projectId, Role.EDITOR);
        var run = get(projectId, runId);
        run.cancel();
        var task = waiting.remove(runId);
        if (task != null && thread.remove(task)) {
            run.over(WhatIfRun.State.CANCELLED, null, clock.instant());
        }
        return run;
    }

    private void answer(WhatIfRun run, WhatIfQuestion question, Snapshot before, Snapshot after) {
        waiting.remove(run.id());
        try {
            var which = new DecisionReader.Which(run.projectId(), question.routeId());
            int found = decisions.count(which, question.decisions() + 1);
            run.running(Math.min(found, question.decisions()));
            var replay = new Replay(before, after, live);
            var shared = new DecisionReader.Shared();
            RecordedDecision last = null;
            while (run.done() < run.total() && !run.isCancelled()) {
                var page = decisions.page(which, last, Math.min(PAGE, run.total() - run.done()), shared);
                if (page.isEmpty()) {
                    break;
                }
                page.forEach(replay::add);
                last = page.getLast();
                run.progressed(run.done() + page.size());
            }
            boolean cancelled = run.isCancelled();
            run.over(
                    cancelled ? WhatIfRun.State.CANCELLED : WhatIfRun.State.DONE,
                    cancelled ? null : replay.result(found > question.decisions()),
                    clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("A what-if of project {} failed", run.projectId(), e);
            run.over(WhatIfRun.State.FAILED, null, clock.instant());
        }
    }
}
