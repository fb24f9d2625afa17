package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.UI;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboard says, in the viewer's language. A key is the feature's name and the text's, {@code audit.title};
 * each feature has its own bundle {@code i18n/<feature>.properties} in English and one more a language. Texts are
 * {@link MessageFormat} patterns in which an apostrophe is just an apostrophe. Safe for use by several threads.
 */
public final class Texts {

    /** The languages that every bundle has; the first one is what everybody else gets. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** The server's own language has no say. */
    private static final Control CONTROL = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[a-z][a-zA-Z0-9]*)+");

    private static final Pattern NEXT_WORD = Pattern.compile("_(.)");

    private Texts() {}

    /**
     * The text of this key in the language of the current page, and in English where there is no page.
     *
     * @throws IllegalStateException if no bundle has the key
     */
    public static String text(String key, @Nullable Object... values) {
        return text(language(), key, values);
    }

    /**
     * The text of this key; {@code values} take the places {@code {0}}, {@code {1}} …, null as nothing
     *
     * @throws IllegalStateException if no bundle has the key
     */
    public static String text(Locale language, String key, @Nullable Object... values) {
        var pattern =
                pattern(language, key).orElseThrow(() -> new IllegalStateException("No bundle has the text " + key));
        if (values.length == 0) {
            return pattern;
        }
        var known =
                Arrays.stream(values).map(value -> value == null ? "" : value).toArray();
        return new MessageFormat(pattern.replace("'", "''"), language).format(known);
    }

    /**
     * The text of a name that may be new to the bundles, such as an action or an ability.
     *
     * @param group the beginning of the key: {@code audit.action.}
     * @param name in snake case, {@code route_published}, which its key spells {@code routePublished}
     */
    public static Optional<String> find(String group, String name) {
        return find(language(), group, name);
    }

    static Optional<String> find(Locale language, String group, String name) {
        var key = NEXT_WORD.matcher(name).replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT));
        return pattern(language, group + key);
    }

    /** The English texts of a bundle by their keys in it. */
    static Map<String, String> english(String feature) {
        var bundle = ResourceBundle.getBundle("i18n/" + feature, Locale.ENGLISH, CONTROL);
        return bundle.keySet().stream().collect(Collectors.toMap(Function.identity(), bundle::getString));
    }

    /**
     * What {@code @PageTitle} or {@code @Menu} say, which can only hold constants: the text, if that is a key; else it is
     * a name that people gave, and stands for itself.
     */
    static String title(String constant) {
        return KEY.matcher(constant).matches() ? text(constant) : constant;
    }

    /** The language of the current page, which is one of {@link #LANGUAGES}; English where there is no page. */
    public static Locale language() {
        var ui = UI.getCurrent();
        return ui == null ? LANGUAGES.getFirst() : known(ui.getLocale());
    }

    /** The one of {@link #LANGUAGES} that serves people of this locale. */
    static Locale known(Locale wanted) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(LANGUAGES.getFirst());
    }

    private static Optional<String> pattern(Locale language, String key) {
        int dot = key.indexOf('.');
        try {
            return Optional.of(ResourceBundle.getBundle("i18n/" + key.substring(0, Math.max(0, dot)), language, CONTROL)
                    .getString(key.substring(dot + 1)));
        } catch (MissingResourceException _) {
            return Optional.empty();
        }
    }
}
