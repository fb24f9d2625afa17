package io.restormel.keys.usage;

import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.StorableText;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.usage.EndUserUsage.ModelRequests;
import io.restormel.keys.usage.EndUserUsageReader.Total;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What single end users of a project used, for its Gateway Keys and its people. Thread-safe. */
@Service
public class EndUserUsageService {

    private static final int MAX_ID = 200;
    private static final int COST_SCALE = 6;

    private final EndUserUsageReader reader;
    private final ProjectService projects;
    private final Clock clock;

    EndUserUsageService(EndUserUsageReader reader, ProjectService projects, Clock clock) {
        this.reader = reader;
        this.projects = projects;
        this.clock = clock;
    }

    /** All zero for somebody who is not known. */
    public EndUserUsage usage(UUID projectId, String endUserId, UsageRange range) {
        projects.require(projectId, Role.VIEWER);
        var totals = reader.totals(projectId, checked(endUserId), range.start(clock.instant()));
        var models = totals.stream()
                .filter(total -> total.modelId() != null)
                .map(total -> new ModelRequests(
                        total.providerType(), Objects.requireNonNull(total.modelId()), total.requests()))
                .sorted(Comparator.comparing(ModelRequests::requests)
                        .reversed()
                        .thenComparing(ModelRequests::providerType)
                        .thenComparing(ModelRequests::modelId))
                .toList();
        return new EndUserUsage(
                requests(totals),
                requests(totals.stream()
                        .filter(total -> total.status().equals(UsageTotals.RESOLVED))
                        .toList()),
                totals.stream()
                        .map(Total::costUsd)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .setScale(COST_SCALE, RoundingMode.HALF_UP),
                models,
                totals.stream().map(Total::lastAt).max(Instant::compareTo).orElse(null));
    }

    private static long requests(List<Total> totals) {
        return totals.stream().mapToLong(Total::requests).sum();
    }

    /** @throws ApplicationException.Invalid for what can be nobody's id */
    static String checked(String endUserId) {
        if (endUserId.isBlank() || endUserId.length() > MAX_ID) {
            throw ApplicationException.invalid("endUserId", "must have 1 to " + MAX_ID + " characters");
        }
        var problem = StorableText.problem(endUserId);
        if (problem != null) {
            throw ApplicationException.invalid("endUserId", problem);
        }
        return endUserId;
    }
}
