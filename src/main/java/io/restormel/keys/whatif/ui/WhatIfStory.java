package io.restormel.keys.whatif.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.StatTile;
import io.restormel.keys.platform.ui.Texts;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.whatif.WhatIfResult;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;

/** What a change would do, in figures and lines. */
public final class WhatIfStory extends Div {

    /** Of a cost; a single decision costs fractions of a cent. */
    private static final int DIGITS = 4;

    WhatIfStory(WhatIfResult result) {
        addClassName("what-if-story");
        if (result.decisions() == 0) {
            add(new Paragraph(text("whatif.none")));
            return;
        }
        add(StatTile.row(
                new StatTile(
                        text("whatif.changed"), count(result.changed()), "", text("whatif.of", result.decisions())),
                new StatTile(
                        text("whatif.served"),
                        count(result.servedAfter()),
                        "",
                        text("whatif.now", result.servedBefore())),
                new StatTile(
                        text("whatif.cost"),
                        signed(result.costDifferenceUsd()),
                        "USD",
                        text("whatif.priced", result.priced()))));
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
        period(result);
        if (result.drifted() > 0) {
            add(new Paragraph(text("whatif.drifted", result.drifted())));
        }
        if (result.headersUnknown() > 0) {
            add(new Paragraph(text("whatif.headers", result.headersUnknown())));
        }
    }

    private static String change(WhatIfResult.Change change) {
        return text(
                "whatif.change",
                change.count(),
                words(change.from()),
                words(change.to()),
                signed(change.costDifferenceUsd()));
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
        add(new H3(title), list);
    }

    private static String count(int count) {
        return NumberFormat.getIntegerInstance(Texts.language()).format(count);
    }

    private static String signed(BigDecimal usd) {
        var format = NumberFormat.getNumberInstance(Texts.language());
        format.setMaximumFractionDigits(DIGITS);
        var words = format.format(usd);
        return words.equals("-0") ? "0" : (usd.signum() > 0 && !words.equals("0") ? "+" : "") + words;
    }
}
