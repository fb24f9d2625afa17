package io.restormel.keys.whatif.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.restormel.keys.platform.ui.Numbers;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.StatTile;
import io.restormel.keys.platform.ui.Texts;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.whatif.WhatIfResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a change would do, in figures and lines. */
public final class WhatIfStory extends Div {

    /** Of less than a dollar; a single decision costs fractions of a cent. */
    private static final int DIGITS = 4;

    WhatIfStory(WhatIfResult result) {
        addClassName("what-if-story");
        if (result.decisions() == 0) {
            add(new Paragraph(text("whatif.none")));
        } else {
            tell(result);
        }
        lines(text("whatif.notes"), notes(result));
    }

    private void tell(WhatIfResult result) {
        add(StatTile.row(
                new StatTile(
                        text("whatif.changed"),
                        Numbers.count(result.changed()),
                        "",
                        text("whatif.of", result.decisions())),
                new StatTile(
                        text("whatif.served"),
                        Numbers.count(result.servedAfter()),
                        "",
                        text("whatif.now", result.servedBefore())),
                cost(result)));
        period(result);
        lines(
                text("whatif.changes"),
                result.changes().stream().map(WhatIfStory::change).toList());
        lines(
                text("whatif.violations"),
                result.violations().stream()
                        .map(each -> text(
                                "whatif.violation",
                                each.count(),
                                each.violation().policyName(),
                                Phrases.of(each.violation().message())))
                        .toList());
    }

    private static StatTile cost(WhatIfResult result) {
        return result.priced() == 0
                ? new StatTile(text("whatif.cost"), "–", "", text("whatif.unpriced"))
                : new StatTile(
                        text("whatif.cost"),
                        signed(result.costDifferenceUsd()),
                        "USD",
                        text("whatif.priced", result.priced()));
    }

    /** What it could not judge, and what to know to judge it. */
    private static List<String> notes(WhatIfResult result) {
        List<String> notes = new ArrayList<>();
        if (result.hasOlder()) {
            notes.add(text("whatif.older"));
        }
        if (result.requestsUnknown() > 0) {
            notes.add(text("whatif.requests", result.requestsUnknown()));
        }
        if (result.drifted() > 0) {
            notes.add(text("whatif.drifted", result.drifted()));
        }
        if (result.headersUnknown() > 0) {
            notes.add(text("whatif.headers", result.headersUnknown()));
        }
        if (result.limitsUnknown() > 0) {
            notes.add(text("whatif.limited", result.limitsUnknown()));
        }
        if (result.decisions() > 0) {
            notes.add(text("whatif.assumed"));
        }
        return notes;
    }

    private static String change(WhatIfResult.Change change) {
        var from = words(change.from());
        var to = words(change.to());
        return change.costDifferenceUsd().signum() == 0
                ? text("whatif.changeAlike", change.count(), from, to)
                : text("whatif.change", change.count(), from, to, signed(change.costDifferenceUsd()));
    }

    /** An answer that is no model is told in words; a newer version may have given one that has none. */
    private static String words(WhatIfResult.Answer answer) {
        return answer.providerType() == null
                ? Texts.find("whatif.code.", answer.code()).orElse(answer.code())
                : answer.words();
    }

    private void period(WhatIfResult result) {
        var oldest = result.oldest();
        var newest = result.newest();
        var ui = UI.getCurrent();
        if (oldest != null && newest != null && ui != null) {
            var zone = TimeText.zoneOf(ui);
            add(new Paragraph(text("whatif.period", TimeText.absolute(oldest, zone), TimeText.absolute(newest, zone))));
        }
    }

    private void lines(String title, List<String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        texts.forEach(line -> list.add(new ListItem(line)));
        var part = new Div(new H3(title), list);
        part.addClassName("what-if-lines");
        add(part);
    }

    private static String signed(BigDecimal usd) {
        var words = Numbers.decimal(usd, usd.abs().compareTo(BigDecimal.ONE) < 0 ? DIGITS : 2);
        return words.equals("-0") ? "0" : (usd.signum() > 0 && !words.equals("0") ? "+" : "") + words;
    }
}
