package io.restormel.keys.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.PeopleService;
import io.restormel.keys.access.Role;
import io.restormel.keys.access.SetupService;
import io.restormel.keys.onboarding.SampleProject;
import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnNewInstallation;
import io.restormel.keys.support.OnServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Every page of the dashboard: no rule of WCAG 2.2 AA is broken in either theme, the browser has nothing to complain
 * about, and on a phone no text is cut, covered or out of reach. Looked at when they have something to show; where
 * pictures are taken, which takes its time, also when they are empty, when they fail, and in German.
 */
@ExtendWith(OutputCaptureExtension.class)
@OnNewInstallation
class EveryPageIT {

    private static final ModelServer MODELS = new ModelServer();

    private final List<String> findings = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    SetupService setup;

    @Autowired
    CurrentCaller callers;

    @Autowired
    PeopleService people;

    @Autowired
    SampleProject sample;

    @Autowired
    DSLContext sql;

    @DynamicPropertySource
    static void aKeyForTheApi(DynamicPropertyRegistry properties) {
        properties.add("RESTORMEL_MANAGEMENT_KEY", () -> OnServer.MANAGEMENT_KEY);
        properties.add("restormel.providers.allowed-hosts", MODELS::hostAndPort);
    }

    @Test
    void every_page_can_be_used_by_everybody_everywhere(CapturedOutput log) {
        Assumptions.assumeTrue(Chromium.running().isPresent(), "no Chromium found");
        var manager = Api.asManager(port);
        var setupLink = Dashboard.setupLink(log.getAll());
        boolean all = ScreenshotTaker.isWanted();
        if (all) {
            empty(setupLink, manager);
        } else {
            createOwner(setupLink);
        }
        fill(manager);
        filled();
        if (all) {
            failing();
            inGerman();
        }
        assertThat(findings).isEmpty();
    }

    private PageWalk walk(String locale, String state) {
        return new PageWalk("http://localhost:" + port, locale, state, findings);
    }

    /** First without anything at all, then what needs a project with one that has nothing in it. */
    private void empty(String setupLink, Api manager) {
        try (var walk = walk("en-GB", "empty")) {
            walk.open(setupLink.substring(setupLink.indexOf("setup")));
            walk.look(DashboardPage.SETUP.title());
            walk.open("login");
            walk.look(DashboardPage.LOGIN.title());
            createOwner(setupLink);
            walk.signIn();
            walk.open("routes");
            walk.look("no-project");
            for (var page : DashboardPage.values()) {
                if (!page.isPublic() && !page.needsIds()) {
                    walk.open(page.path(ids));
                    walk.look(page.title());
                }
            }
            try (var bare = new BareInstallation(manager)) {
                for (var page : DashboardPage.values()) {
                    if (page.needsIds()) {
                        walk.open(page.path(bare.ids()));
                        walk.look(page.title());
                    }
                }
            }
        }
    }

    private void createOwner(String setupLink) {
        var token = setupLink.substring(setupLink.indexOf('=') + 1);
        setup.createOwner(token, Dashboard.EMAIL, "Ada Lovelace", Dashboard.PASSWORD);
    }

    private void fill(Api manager) {
        var workspace = new Caller.System(setup.workspaceId());
        var project = callers.as(workspace, sample::create);
        callers.as(workspace, () -> people.add("bea@example.com", "Bea Boole", Role.EDITOR));
        callers.as(
                workspace, () -> people.add("charles.babbage@analytical-engines.example.com", "Charles", Role.ADMIN));
        ids.putAll(BusyInstallation.over(project.id().toString(), manager, MODELS));
    }

    private void filled() {
        try (var walk = walk("en-GB", "filled")) {
            for (var page : DashboardPage.values()) {
                enter(page, walk);
                walk.open(page.path(ids));
                walk.look(page.title());
                lookAtTabs(page, walk);
            }
        }
    }

    private static void lookAtTabs(DashboardPage page, PageWalk walk) {
        if (page == DashboardPage.ROUTE) {
            walk.fitTabs(page.title());
        }
    }

    /** Longer words need more room. */
    private void inGerman() {
        try (var walk = walk("de-DE", "german")) {
            for (var page : DashboardPage.values()) {
                enter(page, walk);
                walk.open(page.path(ids));
                walk.fit(page.title());
                lookAtTabs(page, walk);
            }
        }
    }

    private void failing() {
        try (var walk = walk("en-GB", "error").allowing("status 404", "status 500", "status of 404", "status of 500")) {
            for (var page : DashboardPage.values()) {
                enter(page, walk);
                if (page.fault() instanceof DashboardPage.Fault.Table(var table)) {
                    lookWithout(table, page, walk);
                } else {
                    walk.open(page.faultyPath(ids));
                    walk.look(page.title());
                }
            }
        }
    }

    /** The first page that is not for everybody needs a person. */
    private static void enter(DashboardPage page, PageWalk walk) {
        if (page == DashboardPage.OVERVIEW) {
            walk.signIn();
        }
    }

    private void lookWithout(String table, DashboardPage page, PageWalk walk) {
        var away = table + "_" + UUID.randomUUID().toString().substring(0, 8);
        sql.alterTable(table).renameTo(away).execute();
        try {
            walk.open(page.faultyPath(ids));
            walk.expect(page.title(), "Try again");
            walk.look(page.title());
        } finally {
            sql.alterTable(away).renameTo(table).execute();
        }
    }
}
