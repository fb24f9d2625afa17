package io.restormel.keys.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.OnServer;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sign-in by OpenID Connect, against a real issuer, configured as docs/operations.md says. */
@OnServer
@Import(OidcSignInIT.WhoAmI.class)
@DirtiesContext
class OidcSignInIT {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" type=\"hidden\" value=\"([^\"]+)\"");
    private static final String START = "/oauth2/authorization/company";

    private static ConfigurableApplicationContext accounts;

    @LocalServerPort
    private int port;

    @Autowired
    private PersonRepository people;

    @Autowired
    private WorkspaceRepository workspaces;

    private Browser browser;
    private String name;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        var client = "spring.security.oauth2.client.";
        properties.add(client + "registration.company.client-id", () -> CompanyAccounts.CLIENT);
        properties.add(client + "registration.company.client-secret", () -> CompanyAccounts.SECRET);
        properties.add(client + "registration.company.scope", () -> "openid,email,profile");
        properties.add(client + "provider.company.issuer-uri", () -> CompanyAccounts.issuer(accounts));
    }

    @BeforeAll
    static void start() {
        accounts = CompanyAccounts.start();
    }

    @AfterAll
    static void close() {
        accounts.close();
    }

    @BeforeEach
    void somebodyNew() {
        browser = browser();
        name = "p" + UUID.randomUUID().toString().substring(0, 8);
    }

    private Browser browser() {
        return new Browser("http://127.0.0.1:" + port);
    }

    /** Says whom a session stands for, in the words of the services. */
    @RestController
    static class WhoAmI {

        private final CurrentCaller callers;

        WhoAmI(CurrentCaller callers) {
            this.callers = callers;
        }

        @GetMapping("/test/who-am-i")
        String whoAmI() {
            return callers.get()
                    .map(caller -> caller instanceof Caller.Person person ? person.email() + " " + person.role() : "?")
                    .orElse("nobody");
        }
    }

    private void invite(Role role) {
        people.insert(
                UUID.randomUUID(),
                workspaces.ensureWorkspace(Instant.now()),
                name + "@example.com",
                name,
                role,
                null,
                Instant.now());
    }

    /** Through the issuer's own sign-in page, to its redirect back; that one is not followed. */
    private String callback() {
        var at = browser.get(START);
        for (int i = 0; i < 10 && !isCallback(at); i++) {
            at = at.statusCode() / 100 == 3 ? browser.get(Browser.location(at)) : signInAtIssuer(at);
        }
        assertThat(isCallback(at)).as(at.uri() + ": " + at.body()).isTrue();
        return Browser.location(at);
    }

    private boolean isCallback(HttpResponse<String> reply) {
        return Browser.location(reply).startsWith("http://127.0.0.1:" + port + "/login/oauth2/code/company?");
    }

    private HttpResponse<String> signInAtIssuer(HttpResponse<String> page) {
        var token = FORM_TOKEN.matcher(page.body());
        assertThat(token.find()).as(page.uri() + ": " + page.body()).isTrue();
        return browser.post(
                CompanyAccounts.issuer(accounts) + "/login",
                Map.of("username", name, "password", CompanyAccounts.PASSWORD, "_csrf", token.group(1)));
    }

    private String whoAmI() {
        var reply = browser.get("/test/who-am-i");
        return reply.statusCode() == 200 ? reply.body() : "nobody";
    }

    @Test
    void an_invited_person_gets_in_with_the_role_of_the_invitation() {
        invite(Role.EDITOR);

        browser.get(callback());

        assertThat(browser.isSignedIn()).isTrue();
        assertThat(whoAmI()).isEqualTo(name + "@example.com EDITOR");
    }

    @Test
    void the_second_sign_in_finds_the_same_person() {
        invite(Role.VIEWER);
        browser.get(callback());
        browser = browser();

        browser.get(callback());

        assertThat(whoAmI()).isEqualTo(name + "@example.com VIEWER");
        assertThat(people.findByEmail(name + "@example.com").orElseThrow().issuer())
                .isEqualTo(CompanyAccounts.issuer(accounts));
    }

    @Test
    void somebody_nobody_invited_is_refused_and_told_so() {
        var reply = browser.get(callback());

        assertThat(Browser.location(reply)).endsWith("/login?error=not-invited");
        assertThat(browser.get(Browser.location(reply)).statusCode()).isEqualTo(200);
        assertThat(whoAmI()).isEqualTo("nobody");
        assertThat(people.findByEmail(name + "@example.com")).isEmpty();
    }

    @Test
    void an_invited_address_that_the_issuer_has_not_verified_is_refused() {
        name = "unverified-" + name;
        invite(Role.ADMIN);

        var reply = browser.get(callback());

        assertThat(Browser.location(reply)).endsWith("/login?error=not-invited");
        assertThat(whoAmI()).isEqualTo("nobody");
    }

    @Test
    void a_session_planted_before_sign_in_is_worth_nothing_after_it() {
        invite(Role.VIEWER);
        var callback = callback();
        var planted = browser.session();

        browser.get(callback);

        assertThat(planted).isNotEmpty();
        assertThat(browser.session()).isNotEqualTo(planted);
        browser.useSession(planted);
        assertThat(whoAmI()).isEqualTo("nobody");
    }

    @Test
    void a_callback_with_another_state_is_refused() {
        invite(Role.VIEWER);

        var reply = browser.get(callback().replaceFirst("state=[^&]+", "state=forged"));

        assertThat(Browser.location(reply)).endsWith("/login?error=oauth");
        assertThat(whoAmI()).isEqualTo("nobody");
    }

    @Test
    void a_callback_is_worth_nothing_in_another_browser_nor_a_second_time() {
        invite(Role.VIEWER);
        var callback = callback();
        var victim = browser;
        browser = browser();

        assertThat(Browser.location(browser.get(callback))).endsWith("/login?error=oauth");
        assertThat(whoAmI()).isEqualTo("nobody");

        victim.get(callback);
        assertThat(victim.isSignedIn()).isTrue();
        assertThat(Browser.location(victim.get(callback))).endsWith("/login?error=oauth");
    }

    @Test
    void signing_out_ends_the_session_for_whoever_kept_its_cookie() {
        invite(Role.VIEWER);
        browser.get(callback());
        var kept = browser.session();
        assertThat(browser.isSignedIn()).isTrue();

        browser.post("/logout", Map.of("_csrf", browser.csrf("/projects")));

        browser.useSession(kept);
        assertThat(whoAmI()).isEqualTo("nobody");
    }

    @Test
    void whoever_was_removed_is_out_and_does_not_get_in_again() {
        invite(Role.VIEWER);
        browser.get(callback());
        var member = people.findByEmail(name + "@example.com").orElseThrow();
        people.update(member.id(), member.revision(), member.role(), true);
        browser = browser();

        assertThat(Browser.location(browser.get(callback()))).endsWith("/login?error=not-invited");
        assertThat(whoAmI()).isEqualTo("nobody");
    }
}
