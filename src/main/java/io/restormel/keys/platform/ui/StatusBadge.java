package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A state in one or two words with a dot in its tone; the word carries the meaning, the colour only helps. */
public final class StatusBadge extends Span {

    /** How good or bad the state is. */
    public enum Tone {
        NEUTRAL,
        INFO,
        SUCCESS,
        WARNING,
        DANGER
    }

    private Tone tone;

    public StatusBadge(String text, Tone tone) {
        super(text);
        this.tone = tone;
        addClassNames("status-badge", cssClass(tone));
    }

    /** Shows another state in place. */
    public void set(String text, Tone newTone) {
        removeClassName(cssClass(tone));
        addClassName(cssClass(newTone));
        tone = newTone;
        setText(text);
    }

    private static String cssClass(Tone tone) {
        return "tone-" + tone.name().toLowerCase(Locale.ROOT);
    }
}
