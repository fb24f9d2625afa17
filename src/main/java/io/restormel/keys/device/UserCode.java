package io.restormel.keys.device;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The short code that a person compares or types: two groups of four, without letters and digits that look alike. 40
 * bits, good for 15 minutes, and guesses are counted.
 *
 * @param text as shown, such as {@code ABCD-EFGH}
 */
record UserCode(String text) {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 8;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    static UserCode generate() {
        var letters = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return grouped(letters.toString());
    }

    /** What a person typed, in any case, with or without signs and blanks between; empty when it is no code. */
    static Optional<UserCode> typed(String input) {
        var letters = input.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return letters.length() == LENGTH && letters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? Optional.of(grouped(letters))
                : Optional.empty();
    }

    private static UserCode grouped(String letters) {
        return new UserCode(letters.substring(0, GROUP) + "-" + letters.substring(GROUP));
    }
}
