package io.restormel.keys.health;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.credential.CredentialSigns;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.ProjectDeleted;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The circuits of a project, for those who may see it; opened and closed by hand by those who may edit it. */
@Service
public class HealthService {

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration EVENTS_SHOWN = Duration.ofDays(90);

    private final ProjectService projects;
    private final CurrentCaller caller;
    private final LiveConfiguration live;
    private final CircuitRepository circuits;
    private final CallSpanRepository spans;
    private final HealthSettingsService settings;
    private final CircuitKeeper keeper;
    private final HealthMonitor monitor;
    private final CredentialSigns credentials;
    private final ModelNames names;
    private final Clock clock;

    HealthService(
            ProjectService projects,
            CurrentCaller caller,
            LiveConfiguration live,
            CircuitRepository circuits,
            CallSpanRepository spans,
            HealthSettingsService settings,
            CircuitKeeper keeper,
            HealthMonitor monitor,
            CredentialSigns credentials,
            ModelNames names,
            Clock clock) {
        this.projects = projects;
        this.caller = caller;
        this.live = live;
        this.circuits = circuits;
        this.spans = spans;
        this.settings = settings;
        this.keeper = keeper;
        this.monitor = monitor;
        this.credentials = credentials;
        this.names = names;
        this.clock = clock;
    }

    /** Whether the present caller may open and close circuits of a project. */
    public boolean mayEdit(UUID projectId) {
        return caller.require().mayInProject(projectId, Role.EDITOR);
    }

    /**
     * All that the live routes call, was called within the window, or ever was ill; the ill first, then by name. A key that
     * nothing happened to is left out when its provider has more than a hundred.
     */
    public List<CircuitReport> circuits(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        var now = now();
        var window = spans.since(projectId, now.minus(settings.of(projectId).window()));
        var stored = circuits.ofProject(projectId).stream().collect(Collectors.toMap(Circuit::subject, each -> each));
        var affected = affected(projectId);
        var subjects = affected.subjects();
        subjects.addAll(stored.keySet());
        for (var span : window) {
            subjects.add(CircuitSubject.provider(span.providerType()));
            subjects.add(CircuitSubject.model(span.providerType(), span.modelId()));
            if (span.credentialId() != null) {
                subjects.add(CircuitSubject.credential(span.providerType(), span.credentialId()));
            }
        }
        var labels = labels(subjects);
        return subjects.stream()
                .map(subject -> stored.getOrDefault(subject, Circuit.untouched(projectId, subject)))
                .map(circuit -> report(circuit, window, affected, labels))
                .sorted(Comparator.comparing(
                                (CircuitReport each) -> each.circuit().state() == CircuitState.CLOSED)
                        .thenComparing(each -> each.circuit().subject().providerType())
                        .thenComparing(each -> each.circuit().subject().kind())
                        .thenComparing(CircuitReport::words))
                .toList();
    }

    /**
     * Opens a circuit by hand.
     *
     * @param until null for as long as nobody resets it; at most 30 days ahead
     * @param why for those who wonder; null when that goes without saying
     */
    public CircuitReport trip(UUID projectId, UUID circuitId, @Nullable Instant until, @Nullable String why) {
        requireEditor(projectId);
        var subject = subject(projectId, circuitId);
        var now = now();
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST)))) {
            throw ApplicationException.invalid("until", "must be in the future, at most 30 days ahead");
        }
        var end = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
        return change(projectId, subject, now, each -> each.tripped(end, HandWords.opened(why), now));
    }

    /** Closes a circuit, whoever opened it. Calls of before do not open it again. */
    public CircuitReport reset(UUID projectId, UUID circuitId) {
        requireEditor(projectId);
        var now = now();
        return change(projectId, subject(projectId, circuitId), now, each -> each.reset(now));
    }

    /** What happened to the circuits of a project in the last 90 days. */
    public CircuitEventPage events(UUID projectId, @Nullable UUID circuitId, @Nullable String cursor, int limit) {
        projects.require(projectId, Role.VIEWER);
        var found = circuits.events(projectId, circuitId, now().minus(EVENTS_SHOWN), EventCursor.of(cursor), limit + 1);
        boolean more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        return new CircuitEventPage(
                page, more ? EventCursor.after(page.getLast()).text() : null);
    }

    /** Calls of each provider in the last hour, minute by minute, the oldest first; each minute is there. */
    public Map<String, List<CallCounts>> lastHour(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        var minutes = minutes();
        Map<String, Map<Instant, CallCounts>> sums = new TreeMap<>();
        for (var span : spans.since(projectId, minutes.getFirst())) {
            sums.computeIfAbsent(span.providerType(), _ -> new HashMap<>())
                    .merge(span.start().truncatedTo(ChronoUnit.MINUTES), span.counts(), CallCounts::plus);
        }
        Map<String, List<CallCounts>> hour = new TreeMap<>();
        sums.forEach((provider, counts) -> hour.put(
                provider,
                minutes.stream()
                        .map(minute -> counts.getOrDefault(minute, CallCounts.NONE))
                        .toList()));
        return hour;
    }

    /** The starts of the minutes of {@link #lastHour}. */
    public List<Instant> minutes() {
        var last = now().truncatedTo(ChronoUnit.MINUTES);
        return java.util.stream.IntStream.rangeClosed(-59, 0)
                .mapToObj(minute -> last.plus(minute, ChronoUnit.MINUTES))
                .toList();
    }

    @EventListener
    @Transactional
    public void deleteWithProject(ProjectDeleted deleted) {
        spans.forget(deleted.projectId());
    }

    private CircuitSubject subject(UUID projectId, UUID circuitId) {
        return Stream.concat(
                        circuits(projectId).stream().map(each -> each.circuit().subject()),
                        affected(projectId).keySubjects())
                .filter(each -> each.circuitId(projectId).equals(circuitId))
                .findFirst()
                .orElseThrow(() -> ApplicationException.notFound("circuit"));
    }

    private CircuitReport change(UUID projectId, CircuitSubject subject, Instant now, UnaryOperator<Circuit> change) {
        var changed = keeper.change(projectId, subject, now, change, null)
                .orElseThrow(() -> new ApplicationException.Stale("The circuit"));
        monitor.lookAgain();
        var window = spans.since(projectId, now.minus(settings.of(projectId).window()));
        return report(changed, window, affected(projectId), labels(List.of(subject)));
    }

    private void requireEditor(UUID projectId) {
        projects.require(projectId, Role.EDITOR);
        caller.requireWholeProject("open or close circuits");
    }

    private Map<UUID, String> labels(Collection<CircuitSubject> subjects) {
        return credentials.labels(subjects.stream()
                .map(CircuitSubject::credentialId)
                .filter(Objects::nonNull)
                .toList());
    }

    private static CircuitReport report(
            Circuit circuit, List<CallSpan> window, AffectedRoutes affected, Map<UUID, String> labels) {
        var subject = circuit.subject();
        var counts = window.stream()
                .filter(span -> span.isOf(subject) && !span.start().isBefore(circuit.changedAt()))
                .map(span -> span.countsFor(subject.kind()))
                .reduce(CallCounts.NONE, CallCounts::plus);
        var label = subject.credentialId() == null ? null : labels.get(subject.credentialId());
        return new CircuitReport(circuit, label, counts, affected.of(subject));
    }

    private AffectedRoutes affected(UUID projectId) {
        var snapshot = live.current(projectId);
        if (snapshot == null) {
            throw ApplicationException.notFound("project");
        }
        return new AffectedRoutes(snapshot, names::canonical);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
