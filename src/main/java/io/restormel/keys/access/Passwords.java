package io.restormel.keys.access;

import io.restormel.keys.platform.ApplicationException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are kept (BCrypt, cost 12) and what is asked of one: length, not punctuation. */
@Configuration(proxyBeanMethods = false)
public class Passwords {

    /** Characters that a new password has at least. */
    public static final int MIN_LENGTH = 12;

    /** BCrypt reads no further. */
    private static final int MAX_BYTES = 72;

    private static final int COST = 12;

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(COST);
    }

    /** @throws ApplicationException.Invalid naming the field {@code password} */
    static void check(String password) {
        if (password.length() < MIN_LENGTH) {
            throw ApplicationException.invalid("password", "must have at least " + MIN_LENGTH + " characters");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw ApplicationException.invalid("password", "must have at most " + MAX_BYTES + " bytes");
        }
    }
}
