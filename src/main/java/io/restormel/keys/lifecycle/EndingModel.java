package io.restormel.keys.lifecycle;

import io.restormel.keys.catalog.Model;
import java.util.Comparator;
import java.util.List;

/**
 * A model that ends, or has ended, and who in a project uses it.
 *
 * @param uses at least one
 */
public record EndingModel(Model model, Stage stage, List<Use> uses) {

    /** What ends first; without a date what has ended is first and what will is last. */
    static final Comparator<EndingModel> ORDER = Comparator.comparing(
                    (EndingModel each) -> each.model().retirementDate(),
                    Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(EndingModel::stage)
            .thenComparing(each -> each.model().id());

    public EndingModel {
        uses = List.copyOf(uses);
    }

    /** Routes that call it and do not let its replacement take over. */
    public long routesThatKeepIt() {
        return uses.stream()
                .filter(use -> use.routeId() != null && use.kind() != Use.Kind.END_USER_CHOICE && !use.replaces())
                .map(Use::routeId)
                .distinct()
                .count();
    }
}
