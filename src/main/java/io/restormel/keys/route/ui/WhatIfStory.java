package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.StatTile;
import io.restormel.keys.whatif.WhatIfResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What a change would do, in figures and lines. */
final class WhatIfStory extends Div {

    WhatIfStory(WhatIfResult result) {
        addClassName("trace-story");
        if (result.decisions() == 0) {
            add(new Paragraph(text("route.whatIf.none")));
            return;
        }
        add(StatTile.row(
                new StatTile(
                        text("route.whatIf.changed"),
                        String.valueOf(result.changed()),
                        "",
                        text("route.whatIf.of", String.valueOf(result.decisions()))),
                new StatTile(
                        text("route.whatIf.served"),
                        String.valueOf(result.servedAfter()),
                        "",
                        text("route.whatIf.now", String.valueOf(result.servedBefore()))),
                new StatTile(
                        text("route.whatIf.cost"),
                        signed(result.costDifferenceUsd()),
                        "USD",
                        text("route.whatIf.priced", String.valueOf(result.priced())))));
        lines(
                text("route.whatIf.changes"),
                result.changes().stream()
                        .map(change -> text(
                                "route.whatIf.change",
                                String.valueOf(change.count()),
                                change.from().words(),
                                change.to().words(),
                                signed(change.costDifferenceUsd())))
                        .toList());
        lines(
                text("route.whatIf.violations"),
                result.violations().stream()
                        .map(each -> text(
                                "route.whatIf.violation",
                                String.valueOf(each.count()),
                                each.violation().policyName(),
                                Phrases.of(each.violation().message())))
                        .toList());
        if (result.drifted() > 0) {
            add(new Paragraph(text("route.whatIf.drifted", String.valueOf(result.drifted()))));
        }
        if (result.headersUnknown() > 0) {
            add(new Paragraph(text("route.whatIf.headers", String.valueOf(result.headersUnknown()))));
        }
    }

    private void lines(String title, List<String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        texts.forEach(line -> list.add(new ListItem(line)));
        add(new H3(title), list);
    }

    private static String signed(BigDecimal usd) {
        var rounded = usd.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
        return (rounded.signum() > 0 ? "+" : "") + (rounded.signum() == 0 ? "0" : rounded.toPlainString());
    }
}
