package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.engine.StepOutcome;
import io.restormel.keys.engine.Violation;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a step, in a word and in sentences. */
final class OutcomeWords {

    private OutcomeWords() {}

    static StatusBadge badge(StepOutcome outcome) {
        return switch (outcome.status()) {
            case SELECTED -> new StatusBadge(text("route.outcome.selected"), Tone.SUCCESS);
            case BLOCKED -> new StatusBadge(text("route.outcome.blocked"), Tone.DANGER);
            case INCOMPLETE -> new StatusBadge(text("route.outcome.incomplete"), Tone.WARNING);
            case NO_KEY -> new StatusBadge(text("route.outcome.noKey"), Tone.WARNING);
            case NOT_APPLICABLE -> new StatusBadge(text("route.outcome.notApplicable"), Tone.NEUTRAL);
            case UNHEALTHY -> new StatusBadge(text("route.outcome.unhealthy"), Tone.WARNING);
            case NOT_OFFERED -> new StatusBadge(text("route.outcome.notOffered"), Tone.WARNING);
            case SKIPPED_BY_RETRY -> new StatusBadge(text("route.outcome.skipped"), Tone.NEUTRAL);
            case DISABLED -> new StatusBadge(text("route.state.disabled"), Tone.NEUTRAL);
            case NOT_REACHED -> new StatusBadge(text("route.outcome.notReached"), Tone.NEUTRAL);
        };
    }

    /** @param standsInFor the retired model in whose place this one is; null when it was written down itself */
    static List<String> sentences(StepOutcome outcome, @Nullable String standsInFor) {
        List<String> sentences = new ArrayList<>();
        if (standsInFor != null) {
            sentences.add(text("route.outcome.standsIn", standsInFor));
        }
        if (outcome.status() == StepOutcome.Status.BLOCKED) {
            outcome.violations().forEach(violation -> sentences.add(sentence(violation)));
        } else if (outcome.status() == StepOutcome.Status.INCOMPLETE) {
            sentences.add(text(
                    outcome.candidate().providerType() == null ? "route.outcome.noProvider" : "route.outcome.noModel"));
        } else if (outcome.reason() != null) {
            sentences.add(Phrases.of(outcome.reason()));
        }
        return sentences;
    }

    private static String sentence(Violation violation) {
        return text("route.outcome.policy", violation.policyName(), Phrases.of(violation.message()));
    }
}
