package io.restormel.keys.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The entries of a list rule: plain names by hash, those with {@code *} one by one. */
final class NamePatterns {

    private final Set<String> names = new HashSet<>();
    private final List<String> patterns = new ArrayList<>();

    NamePatterns(List<String> entries) {
        for (String entry : entries) {
            if (entry.indexOf('*') < 0) {
                names.add(entry);
            } else {
                patterns.add(entry);
            }
        }
    }

    boolean matches(String name) {
        if (names.contains(name)) {
            return true;
        }
        for (String pattern : patterns) {
            if (matches(pattern, name)) {
                return true;
            }
        }
        return false;
    }

    /** Goes back only to the last star, so the worst case is the product of the lengths, not an exponent. */
    static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int starName = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starName = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++starName;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
