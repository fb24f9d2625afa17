package io.restormel.keys.platform.ui;

import java.util.List;
import org.springframework.core.Ordered;

/**
 * Finds a feature's things by what is typed into the {@link CommandPalette}: a Spring bean, asked at each keystroke on
 * the thread of whoever types. Lower order goes first.
 */
public interface PaletteSource extends Ordered {

    /**
     * The best few matches, without what the person may not see.
     *
     * @param words in lower case, stripped, never empty
     * @param limit at most so many
     */
    List<PaletteEntry> find(String words, int limit);

    @Override
    default int getOrder() {
        return 0;
    }
}
