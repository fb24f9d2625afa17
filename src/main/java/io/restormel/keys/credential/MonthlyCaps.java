package io.restormel.keys.credential;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which credentials have reached their cap this month. Reads the database, and so is no part of a request to resolve. */
@Component
public class MonthlyCaps {

    private final SpendRepository spend;
    private final Clock clock;

    MonthlyCaps(SpendRepository spend, Clock clock) {
        this.spend = spend;
        this.clock = clock;
    }

    /** Those of them that are at their cap. */
    Set<UUID> reached(Collection<Credential> some) {
        var capped = some.stream()
                .filter(each -> each.terms().monthlyCapUsd() != null && each.removedAt() == null)
                .toList();
        var spent = spend.spent(capped.stream().map(Credential::id).toList(), month());
        return capped.stream()
                .filter(each -> isReached(each, spent))
                .map(Credential::id)
                .collect(Collectors.toSet());
    }

    private static boolean isReached(Credential credential, Map<UUID, BigDecimal> spent) {
        var cap = credential.terms().monthlyCapUsd();
        return cap != null
                && spent.getOrDefault(credential.id(), BigDecimal.ZERO).compareTo(cap) >= 0;
    }

    /** US dollars that calls with it cost this month, as far as they were reported and have a price. */
    public BigDecimal spentThisMonth(UUID credentialId) {
        return spend.spent(Set.of(credentialId), month()).getOrDefault(credentialId, BigDecimal.ZERO);
    }

    YearMonth month() {
        return SpendRepository.monthOf(clock.instant());
    }

    /** Such as {@code the monthly cap of 10 USD of credential “Main” is reached}; null without a cap. */
    static @Nullable String sentence(Credential credential) {
        var cap = credential.terms().monthlyCapUsd();
        return cap == null
                ? null
                : "the monthly cap of " + plain(cap) + " USD of credential "
                        + (credential.label() == null ? credential.id() : "“" + credential.label() + "”")
                        + " is reached";
    }

    private static String plain(BigDecimal dollars) {
        return dollars.signum() == 0 ? "0" : dollars.stripTrailingZeros().toPlainString();
    }
}
