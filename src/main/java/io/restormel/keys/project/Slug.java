package io.restormel.keys.project;

import io.restormel.keys.platform.ApplicationException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The short name of an environment that apps may write instead of its id. */
final class Slug {

    private static final int MAX_LENGTH = 60;
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");

    private Slug() {}

    /**
     * The given one, when it is well-formed and free.
     *
     * @throws ApplicationException.Invalid when it is malformed
     * @throws ApplicationException.Conflict {@code slug_taken}
     */
    static String checked(String slug, Set<String> taken) {
        if (!FORM.matcher(slug).matches()) {
            throw ApplicationException.invalid(
                    "slug", "must be 1 to 60 lower-case letters, digits and hyphens, with no hyphen at the ends");
        }
        if (taken.contains(slug)) {
            throw new ApplicationException.Conflict(
                    "slug_taken", "Another environment of this project has the slug " + slug);
        }
        return slug;
    }

    /** From the name, else from the type when the name has no usable letter; numbered when taken. */
    static String derived(String name, String type, Set<String> taken) {
        var plain = plain(name);
        var slug = plain.isEmpty() ? plain(type) : plain;
        for (int n = 2; taken.contains(slug); n++) {
            var ending = "-" + n;
            var stem = plain.isEmpty() ? plain(type) : plain;
            slug = stem.substring(0, Math.min(stem.length(), MAX_LENGTH - ending.length())) + ending;
        }
        return slug;
    }

    private static String plain(String text) {
        var letters = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        var hyphens = OTHER.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll("-");
        var trimmed = EDGES.matcher(hyphens).replaceAll("");
        return EDGES.matcher(trimmed.substring(0, Math.min(trimmed.length(), MAX_LENGTH)))
                .replaceAll("");
    }
}
