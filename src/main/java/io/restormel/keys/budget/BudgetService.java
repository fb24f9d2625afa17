package io.restormel.keys.budget;

import io.restormel.keys.access.Role;
import io.restormel.keys.engine.CompiledLimit;
import io.restormel.keys.engine.LimitWindow;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a project's limits stand. Thread-safe. */
@Service
public class BudgetService {

    /** Of the counts that each one has of their own. */
    private static final int MOST_SUBJECTS = 50;

    private final ProjectService projects;
    private final LiveConfiguration live;
    private final BudgetStateReader reader;
    private final Clock clock;

    BudgetService(ProjectService projects, LiveConfiguration live, BudgetStateReader reader, Clock clock) {
        this.projects = projects;
        this.live = live;
        this.reader = reader;
        this.clock = clock;
    }

    /** Those in force, by name and place; where each one counts by itself, those who used most. */
    @Transactional(readOnly = true)
    public List<BudgetState> list(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        var snapshot = live.current(projectId);
        if (snapshot == null) {
            return List.of();
        }
        var now = clock.instant();
        var states = new ArrayList<BudgetState>();
        snapshot.limits().stream()
                .sorted(Comparator.comparing(
                                (CompiledLimit limit) -> limit.policy().name())
                        .thenComparing(CompiledLimit::key))
                .forEach(limit -> states.addAll(states(limit, projectId, now)));
        return List.copyOf(states);
    }

    private List<BudgetState> states(CompiledLimit limit, UUID projectId, Instant now) {
        var rule = limit.rule();
        var window = LimitWindow.at(rule.period(), rule.timeZone(), now.toEpochMilli());
        if (countsEach(limit)) {
            return reader.subjects(limit, projectId, window.startMillis(), MOST_SUBJECTS).stream()
                    .map(each -> state(limit, each, window, now))
                    .toList();
        }
        var subject = onlySubject(limit);
        var id = new CountId(CountId.counter(limit.key(), subject), window.startMillis());
        return List.of(state(limit, reader.one(id), window, now));
    }

    private BudgetState state(CompiledLimit limit, BudgetStateReader.Row row, LimitWindow window, Instant now) {
        boolean turns = window.endMillis() != Long.MAX_VALUE;
        var length = limit.rule().period().length();
        var spent =
                row.spent().subtract(length == null ? BigDecimal.ZERO : reader.forgotten(row.id(), now.minus(length)));
        return new BudgetState(
                limit,
                countsEach(limit) ? row.subject() : "",
                spent,
                row.held().subtract(row.leased()).max(BigDecimal.ZERO),
                turns ? Instant.ofEpochMilli(window.startMillis()) : null,
                turns ? Instant.ofEpochMilli(window.endMillis()) : null,
                row.over());
    }

    private static boolean countsEach(CompiledLimit limit) {
        var target = limit.binding().targetId();
        return switch (limit.binding().targetType()) {
            case GATEWAY_KEY, END_USER -> target.equals("*");
            case TAG -> target.endsWith("=*");
            case WORKSPACE, PROJECT, ENVIRONMENT, ROUTE, ROUTE_STEP -> false;
        };
    }

    /** As {@link CompiledLimit#subject} gives it for who is named. */
    private static String onlySubject(CompiledLimit limit) {
        var target = limit.binding().targetId();
        var type = limit.binding().targetType();
        var subject = type == TargetType.TAG
                ? limit.subject(null, null, target.substring(target.indexOf('=') + 1))
                : limit.subject(target, target, null);
        return subject == null ? "" : subject;
    }
}
