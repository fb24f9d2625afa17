package io.restormel.keys.credential;

import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.outcome.CostsCounted;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds what calls cost to the credentials they were made with, in the transaction that counts the calls. When one reaches
 * its cap, or a new month begins, the configuration is loaded anew: resolve itself asks for no sum. A call is the
 * credential's that was handed out for its decision; of a call for which none was, it is the only one there is for its
 * model, unless the end user has a key of their own. Thread-safe.
 */
@Component
class SpendRecorder {

    private final SpendRepository spend;
    private final CredentialRepository credentials;
    private final LiveConfiguration live;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private volatile @Nullable YearMonth seen;

    SpendRecorder(
            SpendRepository spend,
            CredentialRepository credentials,
            LiveConfiguration live,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.spend = spend;
        this.credentials = credentials;
        this.live = live;
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Sum(UUID credentialId, YearMonth month) {}

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void counted(CostsCounted counted) {
        var checkedOut = spend.checkedOut(counted.costs().stream()
                .map(CostsCounted.Cost::decisionId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<Sum, BigDecimal> sums = new HashMap<>();
        for (var cost : counted.costs()) {
            var id = cost.decisionId() == null ? null : checkedOut.get(cost.decisionId());
            var credential = id == null ? onlyOne(cost) : id;
            if (credential != null) {
                sums.merge(
                        new Sum(credential, SpendRepository.monthOf(cost.occurredAt())),
                        cost.costUsd(),
                        BigDecimal::add);
            }
        }
        // In one order, so that two nodes wait for each other in one direction only.
        sums.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Sum, BigDecimal> each) ->
                                each.getKey().credentialId())
                        .thenComparing(each -> each.getKey().month()))
                .forEach(each -> add(each.getKey(), each.getValue()));
    }

    private @Nullable UUID onlyOne(CostsCounted.Cost cost) {
        var snapshot = live.current(cost.projectId());
        if (snapshot == null) {
            return null;
        }
        var model = new ModelRef(cost.providerType(), cost.modelId());
        boolean own = cost.endUserId() != null
                && live.endUser(cost.projectId(), cost.endUserId()).hasKey(model);
        var id = own ? null : snapshot.soleKey(model);
        return id == null ? null : UUID.fromString(id);
    }

    private void add(Sum sum, BigDecimal cost) {
        spend.add(sum.credentialId(), sum.month(), cost);
        var credential = credentials.find(sum.credentialId()).orElse(null);
        var cap = credential == null ? null : credential.terms().monthlyCapUsd();
        if (credential == null || cap == null || !sum.month().equals(SpendRepository.monthOf(clock.instant()))) {
            return;
        }
        var after =
                spend.spent(List.of(sum.credentialId()), sum.month()).getOrDefault(sum.credentialId(), BigDecimal.ZERO);
        boolean was = after.subtract(cost).compareTo(cap) >= 0;
        boolean is = after.compareTo(cap) >= 0;
        if (was != is) {
            changed(credential, is ? "credential_cap_reached" : "credential_cap_left");
        }
    }

    /**
     * At the first look in a month, those that had reached their cap in the last one serve again. Sums are kept for a year.
     */
    void turnMonth() {
        var now = SpendRepository.monthOf(clock.instant());
        var before = seen;
        if (before != null && !before.equals(now)) {
            transaction.executeWithoutResult(_ -> {
                spend.atCap(before).stream()
                        .map(credentials::find)
                        .flatMap(Optional::stream)
                        .forEach(credential -> changed(credential, "credential_cap_renewed"));
                spend.forgetBefore(now.minusYears(1));
            });
        }
        seen = now;
    }

    private void changed(Credential credential, String action) {
        var owner = credential.owner();
        var entry = CredentialAudit.of(action, credential)
                .by(AuditEntry.Actor.system(owner.workspaceId()))
                .changed(
                        null,
                        Map.of(
                                "monthlyCapUsd",
                                Objects.requireNonNull(credential.terms().monthlyCapUsd())));
        events.publishEvent(entry);
        events.publishEvent(CredentialKeeper.changeOf(owner));
    }
}
