package io.restormel.keys.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The whole application on a real port as a newcomer starts it: an empty database, and a set-up link in the log. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "restormel.announce-setup=true")
@ContextConfiguration(initializers = TestDatabases.H2.class)
@DirtiesContext
public @interface OnNewInstallation {}
