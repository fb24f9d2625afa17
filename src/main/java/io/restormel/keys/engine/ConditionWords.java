package io.restormel.keys.engine;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/** Conditions in words, as they follow "applies when". */
public final class ConditionWords {

    private ConditionWords() {}

    /** A clause such as "tag.team is “search” and the share is 10 % of end users". */
    public static String of(Condition condition) {
        return switch (condition) {
            case Condition.All all -> joined(all.of(), " and ");
            case Condition.Any any -> joined(any.of(), " or ");
            case Condition.Not not -> "not (" + of(not.of()) + ")";
            case Condition.Attribute attribute -> attribute(attribute);
            case Condition.Needs needs -> "the model can do " + String.join(", ", needs.abilities());
            case Condition.Context context ->
                context.minTokens() == null
                        ? "the context window holds the estimated tokens"
                        : "the context window holds " + context.minTokens() + " tokens";
            case Condition.MaxCost most ->
                "the call is estimated at " + most.usd().toPlainString() + " USD at most";
            case Condition.MaxInput most -> "the input is estimated at " + most.tokens() + " tokens at most";
            case Condition.Latency latency -> "the request prefers " + latency.preference() + " latency";
            case Condition.TimeWindow window -> window(window);
            case Condition.Share share ->
                "the request is in the first "
                        + BigDecimal.valueOf(share.percent())
                                .stripTrailingZeros()
                                .toPlainString() + " % of end users";
            case Condition.Malformed malformed -> "never: " + malformed.problem();
        };
    }

    private static String joined(List<Condition> conditions, String word) {
        return conditions.stream()
                .map(each -> each instanceof Condition.All || each instanceof Condition.Any
                        ? "(" + of(each) + ")"
                        : of(each))
                .collect(joining(word));
    }

    private static String attribute(Condition.Attribute condition) {
        String name = condition.attribute().wire();
        String value = condition.values().stream()
                .map(operand -> "“" + operand.text() + "”")
                .collect(joining(", "));
        String first = condition.values().getFirst().text();
        return switch (condition.operator()) {
            case EQ -> name + " is " + value;
            case NEQ -> name + " is not " + value;
            case IN -> name + " is one of " + value;
            case CONTAINS -> name + " contains " + value;
            case GT -> name + " is above " + first;
            case LT -> name + " is below " + first;
            case EXISTS -> name + (first.equals("true") ? " is given" : " is not given");
        };
    }

    private static String window(Condition.TimeWindow window) {
        boolean always = window.days().size() == DayOfWeek.values().length;
        String days = always
                ? "every day"
                : window.days().stream().sorted().map(ConditionValues::wire).collect(joining(", ", "on ", ""));
        boolean allDay = window.from().equals(LocalTime.MIDNIGHT) && window.to().equals(LocalTime.MIDNIGHT);
        String to =
                window.to().equals(LocalTime.MIDNIGHT) ? "24:00" : window.to().toString();
        return "it is " + days + (allDay ? "" : " from " + window.from() + " to " + to) + " (" + window.zone() + ")";
    }
}
