package io.restormel.keys.engine;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

    @ParameterizedTest
    @CsvSource({
        "*, anything, true",
        "gpt-*, gpt-4o, true",
        "gpt-*, gpt-, true",
        "gpt-*, o3-mini, false",
        "*-mini, gpt-4o-mini, true",
        "*-mini, gpt-4o-mini-2, false",
        "a*b*c, aXbXbc, true",
        "a*b*c, acb, false",
        "**, x, true",
        "gpt.4*, gpt-4o, false"
    })
    void a_star_stands_for_any_run(String pattern, String name, boolean matches) {
        assertThat(NamePatterns.matches(pattern, name)).isEqualTo(matches);
    }

    @Test
    void it_agrees_with_the_regular_expression_of_the_same_meaning() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            String pattern = text(random, "ab*", 7);
            String name = text(random, "ab", 9);
            assertThat(NamePatterns.matches(pattern, name))
                    .as("%s against %s", pattern, name)
                    .isEqualTo(Pattern.matches(pattern.replace("*", ".*"), name));
        }
    }

    @Test
    void no_pattern_makes_it_slow() {
        String name = "a".repeat(2000);
        assertTimeout(ofSeconds(2), () -> NamePatterns.matches("*a".repeat(100) + "b", name));
    }

    private static String text(Random random, String alphabet, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
