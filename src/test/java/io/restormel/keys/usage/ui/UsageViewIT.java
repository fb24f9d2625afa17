package io.restormel.keys.usage.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.router.QueryParameters;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.support.OnH2;
import io.restormel.keys.usage.EventDetail;
import io.restormel.keys.usage.UsageEvent;
import io.restormel.keys.usage.UsageRecorder;
import io.restormel.keys.usage.UsageService;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

@OnH2
@ViewPackages(classes = UsageView.class)
class UsageViewIT extends SpringBrowserlessTest {

    @Autowired
    UsageService usage;

    @Autowired
    UsageRecorder recorder;

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller current;

    @Autowired
    DSLContext sql;

    @Autowired
    WebApplicationContext context;

    private final UUID workspaceId = UUID.randomUUID();
    private final Caller admin = new Caller.Person(UUID.randomUUID(), workspaceId, "a@example.com", "Ada", Role.ADMIN);
    private UUID projectId;

    @BeforeEach
    void openProject() {
        sql.insertInto(DSL.table("workspace"))
                .columns(DSL.field("id"), DSL.field("name"), DSL.field("slug"), DSL.field("created_at"))
                .values(workspaceId, "W", workspaceId.toString(), Instant.now())
                .execute();
        projectId = current.as(admin, () -> projects.create("Checkout", false)).id();
    }

    private void open(String query) {
        UI.getCurrent().navigate("projects/" + projectId + "/usage", QueryParameters.fromString(query));
    }

    private UsageEvent event(String status) {
        return new UsageEvent(
                UUID.randomUUID(),
                workspaceId,
                projectId,
                null,
                new UUID(0, 7),
                "support-chat",
                null,
                null,
                "ada",
                status,
                "openai",
                "gpt-5.2",
                Duration.ofNanos(250_000),
                0,
                1,
                new BigDecimal("0.01"),
                null,
                null,
                "snap",
                true,
                () -> EventDetail.of(Map.of(
                        "explanation",
                        "the first step was blocked",
                        "trace",
                        List.of(Map.of(
                                "orderIndex",
                                0,
                                "providerType",
                                "openai",
                                "modelId",
                                "gpt-5.2",
                                "status",
                                "blocked",
                                "violations",
                                List.of(Map.of("policyName", "EU only", "message", "not in the EU")))))),
                Instant.now());
    }

    private void inTheNameOfAda(Runnable test) {
        current.as(admin, () -> {
            test.run();
            return true;
        });
    }

    @Test
    void before_the_first_request_it_says_how_to_send_one() {
        inTheNameOfAda(() -> {
            open("");

            assertThat(find(H2.class).withText("No requests yet").exists()).isTrue();
            assertThat(find(Pre.class).single().getText()).contains("/keys/v1/projects/" + projectId + "/resolve");
        });
    }

    @Test
    void a_new_request_appears_by_itself() {
        inTheNameOfAda(() -> {
            open("");
            recorder.record(event("resolved"));
            await().pollInSameThread().untilAsserted(() -> {
                roundTrip();
                assertThat(find(UsageSummary.class).all()).hasSize(1);
            });
            assertThat(find(H2.class).withText("No requests yet").exists()).isFalse();
        });
    }

    @Test
    void figures_lead_to_the_requests_behind_them() {
        usage.recordSample(List.of(event("no_route")));

        inTheNameOfAda(() -> {
            open("range=7d");

            assertThat(find(Anchor.class)
                            .withText("See the requests")
                            .all()
                            .getFirst()
                            .getHref())
                    .isEqualTo("projects/" + projectId + "/requests?range=7d");
        });
    }

    @Test
    void a_reported_outcome_is_in_the_figures() {
        var event = event("resolved");
        usage.recordSample(List.of(event));
        current.as(
                admin,
                () -> MockMvcTester.from(context)
                        .post()
                        .uri("/keys/v1/projects/" + projectId + "/usage")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"events": [
                                  {"decisionId": "%s", "status": "failed", "failureKind": "content_filtered",
                                   "providerType": "openai", "modelId": "gpt-5.5", "inputTokens": 1000000,
                                   "outputTokens": 0, "latencyMs": 1500},
                                  {"status": "succeeded", "providerType": "openai", "modelId": "gpt-of-ours",
                                   "inputTokens": 7}]}
                                """.formatted(event.id()))
                        .exchange());

        inTheNameOfAda(() -> {
            open("");
            var figures = find(CallBreakdown.class).single().getElement().getTextRecursively();
            assertThat(figures).contains("5.00USD1 unpriced", "50.0%1 failed", "1\u202f000\u202f007");

            open("by=model&value=openai/gpt-of-ours&measure=calls");
            assertThat(find(CallBreakdown.class).single().getElement().getTextRecursively())
                    .contains("Only openai/gpt-of-ours.", "0%0 failed");
        });
    }
}
