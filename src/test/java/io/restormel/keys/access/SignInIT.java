package io.restormel.keys.access;

import static io.restormel.keys.db.Tables.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.OnServer;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@OnServer
class SignInIT {

    private static final AtomicInteger PLACES = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private PeopleService people;

    @Autowired
    private CurrentCaller callers;

    @Autowired
    private DSLContext sql;

    private Browser browser;

    /** Each test from a place of its own, so that none is refused for the failures of another. */
    @BeforeEach
    void elsewhere() {
        browser = browser().with("X-Forwarded-For", "203.0.113." + PLACES.incrementAndGet());
    }

    private Browser browser() {
        return new Browser("http://127.0.0.1:" + port);
    }

    @Test
    void the_sign_in_page_cannot_be_framed_and_carries_the_security_headers() {
        var headers = browser.get("/login").headers();

        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("strict-origin-when-cross-origin");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Permissions-Policy")).isPresent();
        assertThat(headers.firstValue("Cache-Control"))
                .hasValueSatisfying(cache -> assertThat(cache).contains("no-store"));
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
    }

    @Test
    void styles_and_scripts_may_be_kept_by_the_browser() {
        var headers = browser.get("/assets/styles/tokens.css").headers();

        assertThat(headers.firstValue("Pragma")).isEmpty();
        assertThat(headers.firstValue("Expires")).isEmpty();
        assertThat(headers.allValues("Cache-Control"))
                .noneSatisfy(cache -> assertThat(cache).contains("no-store"));
        assertThat(headers.allValues("Vary"))
                .as("an exported component on another origin asks for itself")
                .anySatisfy(vary -> assertThat(vary).containsIgnoringCase("origin"));
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Set-Cookie")).as("no session is begun").isEmpty();
    }

    @Test
    void the_right_password_signs_in_whatever_the_spelling_of_the_address() {
        assertThat(browser.isSignedIn()).isFalse();

        var reply = browser.signIn(" ADA@Example.com", OnServer.PASSWORD);

        assertThat(Browser.location(reply)).doesNotContain("error");
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    void a_session_planted_before_sign_in_is_worth_nothing_after_it() {
        browser.get("/login");
        var planted = browser.session();
        browser.signIn(OnServer.OWNER, OnServer.PASSWORD);

        assertThat(planted).isNotEmpty();
        assertThat(browser.session()).isNotEqualTo(planted);
        var attacker = browser();
        attacker.useSession(planted);
        assertThat(attacker.isSignedIn()).isFalse();
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_foreign_pages() {
        assertThat(sessionCookie(browser.get("/login")))
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax")
                .doesNotContainIgnoringCase("Secure");
    }

    @Test
    void behind_tls_the_session_cookie_is_never_sent_in_the_clear() {
        browser.with("X-Forwarded-Proto", "https");

        assertThat(sessionCookie(browser.get("/login"))).containsIgnoringCase("Secure");
    }

    @Test
    void four_wrong_passwords_are_forgiven() {
        wrongPasswords(4);

        browser.signIn(OnServer.OWNER, OnServer.PASSWORD);

        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    void after_five_wrong_passwords_the_right_one_is_refused_here_and_taken_elsewhere() {
        wrongPasswords(5);

        var reply = browser.signIn(OnServer.OWNER, OnServer.PASSWORD);

        assertThat(Browser.location(reply)).contains("error");
        assertThat(browser.isSignedIn()).isFalse();
        var elsewhere = browser().with("X-Forwarded-For", "198.51.100.1");
        elsewhere.signIn(OnServer.OWNER, OnServer.PASSWORD);
        assertThat(elsewhere.isSignedIn()).isTrue();
    }

    @Test
    void an_invented_origin_in_front_of_the_proxy_s_is_no_way_around_the_limit() {
        for (int i = 1; i <= 5; i++) {
            browser.with("X-Forwarded-For", "192.0.2." + i + ", 203.0.113.250");
            wrongPasswords(1);
        }
        browser.with("X-Forwarded-For", "192.0.2.99, 203.0.113.250");

        browser.signIn(OnServer.OWNER, OnServer.PASSWORD);

        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void unknown_people_and_wrong_passwords_are_answered_alike() {
        var wrong = browser.signIn(OnServer.OWNER, "wrong");
        var unknown = browser.signIn("nobody@example.com", "wrong");
        var overlong = browser.signIn(OnServer.OWNER, "x".repeat(500));

        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(overlong.statusCode());
        assertThat(Browser.location(unknown)).isEqualTo(Browser.location(wrong)).isEqualTo(Browser.location(overlong));
    }

    @Test
    void another_site_s_page_cannot_sign_a_visitor_in() {
        var lured = browser.with("Sec-Fetch-Site", "cross-site");

        var reply = lured.signIn(OnServer.OWNER, OnServer.PASSWORD);

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(lured.isSignedIn()).isFalse();
    }

    @Test
    void signing_out_ends_the_session_for_whoever_kept_its_cookie() {
        browser.signIn(OnServer.OWNER, OnServer.PASSWORD);
        var kept = browser.session();
        assertThat(browser.isSignedIn()).isTrue();

        browser.post("/logout", Map.of("_csrf", browser.csrf("/projects")));

        browser.useSession(kept);
        assertThat(browser.isSignedIn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_new_password_or_being_removed_ends_open_sessions_for_good(boolean removed) {
        var email = UUID.randomUUID() + "@example.com";
        var owner = new Caller.System(Objects.requireNonNull(
                sql.select(WORKSPACE.ID).from(WORKSPACE).limit(1).fetchSingle(WORKSPACE.ID)));
        var first = callers.as(owner, () -> people.add(email, "Bob", Role.VIEWER));
        var bob = callers.as(owner, people::list).stream()
                .filter(each -> each.email().equals(email))
                .findFirst()
                .orElseThrow();
        browser.signIn(email, first);
        assertThat(browser.isSignedIn()).isTrue();
        var kept = browser.session();

        var second = callers.as(owner, () -> {
            if (removed) {
                people.remove(bob.id());
                return "none";
            }
            return people.resetPassword(bob.id());
        });

        var led = browser.get("/projects");
        assertThat(led.statusCode()).as(led.body()).isEqualTo(302);
        assertThat(Browser.location(led)).endsWith("/login");
        assertThat(browser.session()).isNotEqualTo(kept);
        browser.useSession(kept);
        assertThat(browser.isSignedIn()).isFalse();
        browser.signIn(email, second);
        assertThat(browser.isSignedIn()).isEqualTo(!removed);
        if (!removed) {
            callers.as(owner, () -> {
                people.remove(bob.id());
                return true;
            });
        }
    }

    @Test
    void the_api_takes_no_session_for_a_key() {
        browser.signIn(OnServer.OWNER, OnServer.PASSWORD);
        assertThat(browser.isSignedIn()).isTrue();

        var reply = browser.get("/keys/dashboard/api/projects");

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.headers().allValues("Set-Cookie")).isEmpty();
        browser.with("Accept", "application/json").with("Authorization", "Bearer " + OnServer.MANAGEMENT_KEY);
        assertThat(browser.get("/keys/dashboard/api/projects").statusCode()).isEqualTo(200);
    }

    private void wrongPasswords(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(Browser.location(browser.signIn(OnServer.OWNER, "wrong " + i)))
                    .contains("error");
        }
    }

    private static String sessionCookie(HttpResponse<?> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .findFirst()
                .orElseThrow();
    }
}
