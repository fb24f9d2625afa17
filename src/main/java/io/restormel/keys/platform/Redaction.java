package io.restormel.keys.platform;

import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/**
 * Takes secrets out of text that leaves us: every log line passes through here, and so do the messages of errors. Known
 * are our own keys and those of providers that give theirs a prefix (docs/secret-scanning.md). Of a found secret the
 * prefix stays, the rest becomes {@code …[redacted]}. Keys without a prefix, such as Mistral's or Azure's, look like any
 * other word and are kept out of texts where they are handled. Thread-safe; text without a secret is returned as it is.
 */
public final class Redaction {

    /**
     * Marks the one log line that is meant to show a secret: the link by which the owner of a new installation is
     * created. It spares set-up tokens only.
     */
    public static final Marker SETUP_LINK = MarkerFactory.getMarker("SETUP_LINK");

    private static final String REPLACEMENT = "$1…[redacted]";

    /** The start of a word, also behind an escaped line end within JSON or an escaped character within an address. */
    private static final String WORD = "(?:(?<![0-9A-Za-z])|(?<=\\\\[nrt])|(?<=%[0-9A-Fa-f]{2}))";

    /** Tokens after the scheme's name; a slash is escaped in structured logs. */
    private static final String BEARER = WORD + "([Bb]earer|BEARER)\\s+(?:[0-9A-Za-z._~+=-]|\\\\?/){16,}";

    private static final Pattern SETUP = Pattern.compile("(setup_)[0-9A-Za-z]{16,}");

    /** Each has the part that stays as its only group. Ours are unmistakable and found even within a word. */
    private static final List<Pattern> OTHERS = List.of(
            Pattern.compile("(rk[cmw]?_|whsec_)[0-9A-Za-z]{16,}"),
            Pattern.compile(WORD + "(sk-(?:ant-|or-|proj-|svcacct-)?)[0-9A-Za-z_-]{12,}"),
            Pattern.compile("(AIza)[0-9A-Za-z_-]{20,}"),
            Pattern.compile(WORD + "(gsk_|fw_|hf_|vck_|tgp_v1_|gh[oprsu]_|github_pat_)[0-9A-Za-z_-]{16,}"),
            Pattern.compile(WORD + "(xai-|pplx-)[0-9A-Za-z_-]{16,}"),
            Pattern.compile(WORD + "(pa-)[0-9A-Za-z_-]{30,}"),
            Pattern.compile(WORD + "(AKIA|ASIA)[0-9A-Z]{16}"),
            Pattern.compile(WORD + "(hv[bsr]\\.)[0-9A-Za-z_-]{16,}"),
            Pattern.compile(BEARER));

    /** Characters of the shortest secret that any of them finds: {@code sk-} and twelve more. */
    private static final int SHORTEST = 15;

    /** No regular expression runs on text without any of these. */
    private static final List<String> HINTS = List.of(
            "rk_",
            "rkm_",
            "rkw_",
            "rkc_",
            "whsec_",
            "sk-",
            "AIza",
            "gsk_",
            "fw_",
            "hf_",
            "vck_",
            "tgp_v1_",
            "gho_",
            "ghp_",
            "ghr_",
            "ghs_",
            "ghu_",
            "github_pat_",
            "xai-",
            "pplx-",
            "pa-",
            "AKIA",
            "ASIA",
            "hvb.",
            "hvs.",
            "hvr.",
            "earer",
            "EARER");

    private Redaction() {}

    public static String of(String text) {
        var rest = text.contains("setup_") ? SETUP.matcher(text).replaceAll(REPLACEMENT) : text;
        return ofAllButSetup(rest);
    }

    static String ofAllButSetup(String text) {
        if (text.length() < SHORTEST || !hasHint(text)) {
            return text;
        }
        var clean = text;
        for (var secret : OTHERS) {
            clean = secret.matcher(clean).replaceAll(REPLACEMENT);
        }
        return clean;
    }

    private static boolean hasHint(String text) {
        for (var hint : HINTS) {
            if (text.contains(hint)) {
                return true;
            }
        }
        return false;
    }
}
