package io.restormel.keys.outcome;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.Redaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code POST …/projects/{id}/usage}: what became of calls. Answers 200 once they are durable. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}", "/keys/v1/projects/{projectId}"})
class OutcomeController {

    private final OutcomeService outcomes;
    private final PriceBook names;
    private final Clock clock;

    OutcomeController(OutcomeService outcomes, PriceBook names, Clock clock) {
        this.outcomes = outcomes;
        this.names = names;
        this.clock = clock;
    }

    /** @param duplicates reports whose event id was there already; they change nothing */
    record ReceiptJson(int accepted, int duplicates, List<RejectedJson> rejected) {}

    /** @param index place in the batch, from 0 */
    record RejectedJson(
            int index,
            String error,
            String message,
            @Nullable String field) {

        static RejectedJson of(int index, ApplicationException e) {
            var field = e.details().get("field");
            return new RejectedJson(
                    index,
                    e.code(),
                    Redaction.of(e.getMessage()),
                    field == null ? null : Redaction.of(field.toString()));
        }
    }

    @PostMapping("/usage")
    Map<String, ReceiptJson> report(
            @PathVariable UUID projectId, @RequestBody(required = false) @Nullable JsonNode body) {
        outcomes.requireReporter(projectId);
        var batch = OutcomeBody.batch(body);
        return Map.of("data", batch == null ? one(projectId, body) : several(projectId, batch));
    }

    private ReceiptJson one(UUID projectId, @Nullable JsonNode body) {
        var fates = outcomes.record(projectId, List.of(OutcomeBody.read(body, clock.instant(), names)));
        if (fates.getFirst() == Fate.REFUSED) {
            throw notStorable();
        }
        return receipt(fates, List.of());
    }

    /** A report that is wrong is told so and does not keep the others from being stored. */
    private ReceiptJson several(UUID projectId, List<JsonNode> batch) {
        var now = clock.instant();
        var reports = new ArrayList<Report>();
        var places = new ArrayList<Integer>();
        var rejected = new ArrayList<RejectedJson>();
        for (int i = 0; i < batch.size(); i++) {
            try {
                reports.add(OutcomeBody.read(batch.get(i), now, names));
                places.add(i);
            } catch (ApplicationException.Invalid e) {
                rejected.add(RejectedJson.of(i, e));
            }
        }
        var fates = outcomes.record(projectId, reports);
        for (int i = 0; i < fates.size(); i++) {
            if (fates.get(i) == Fate.REFUSED) {
                rejected.add(RejectedJson.of(places.get(i), notStorable()));
            }
        }
        rejected.sort(Comparator.comparing(RejectedJson::index));
        return receipt(fates, rejected);
    }

    private static ReceiptJson receipt(List<Fate> fates, List<RejectedJson> rejected) {
        return new ReceiptJson(count(fates, Fate.STORED), count(fates, Fate.DUPLICATE), List.copyOf(rejected));
    }

    private static int count(List<Fate> fates, Fate fate) {
        return Math.toIntExact(fates.stream().filter(fate::equals).count());
    }

    private static ApplicationException notStorable() {
        return new ApplicationException.Invalid(
                "not_storable", "The database does not take a value of this report", Map.of());
    }
}
