package io.restormel.keys.route.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
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
            add(new Paragraph("No decisions are recorded yet that could be asked again."));
            return;
        }
        add(StatTile.row(
                new StatTile("Would change", String.valueOf(result.changed()), "", "of " + result.decisions()),
                new StatTile("Served", String.valueOf(result.servedAfter()), "", "now " + result.servedBefore()),
                new StatTile(
                        "Cost",
                        signed(result.costDifferenceUsd()),
                        "USD",
                        "by estimate, of the " + result.priced() + " that have one")));
        lines(
                "From and to",
                result.changes().stream()
                        .map(change -> change.count() + " × " + change.from().words() + " → "
                                + change.to().words() + " (" + signed(change.costDifferenceUsd()) + " USD)")
                        .toList());
        lines(
                "New violations",
                result.violations().stream()
                        .map(each ->
                                each.count() + " × policy “" + each.violation().policyName() + "”: "
                                        + each.violation().message())
                        .toList());
        if (result.drifted() > 0) {
            add(new Paragraph(result.drifted()
                    + " of these decisions were answered otherwise than what is live would answer them now."));
        }
        if (result.headersUnknown() > 0) {
            add(new Paragraph(result.headersUnknown()
                    + " passed headers, whose values are not recorded: conditions on headers are not foretold."));
        }
    }

    private void lines(String title, List<String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        texts.forEach(text -> list.add(new ListItem(text)));
        add(new H3(title), list);
    }

    private static String signed(BigDecimal usd) {
        var rounded = usd.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
        return (rounded.signum() > 0 ? "+" : "") + (rounded.signum() == 0 ? "0" : rounded.toPlainString());
    }
}
