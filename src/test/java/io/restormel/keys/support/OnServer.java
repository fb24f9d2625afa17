package io.restormel.keys.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The whole application on a real port, on H2, with an owner and a management key from the environment. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "restormel.announce-setup=false",
            "RESTORMEL_OWNER_EMAIL=" + OnServer.OWNER,
            "RESTORMEL_OWNER_PASSWORD=" + OnServer.PASSWORD,
            "RESTORMEL_MANAGEMENT_KEY=" + OnServer.MANAGEMENT_KEY
        })
@ContextConfiguration(initializers = TestDatabases.H2.class)
public @interface OnServer {
    String OWNER = "ada@example.com";
    String PASSWORD = "correct horse battery";
    String MANAGEMENT_KEY = "test-management-key-0123456789abcdef";
}
