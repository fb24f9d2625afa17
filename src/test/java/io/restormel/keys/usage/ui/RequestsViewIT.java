package io.restormel.keys.usage.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.outcome.ModelName;
import io.restormel.keys.platform.ui.CopyField;
import io.restormel.keys.platform.ui.SidePanel;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.support.OnH2;
import io.restormel.keys.usage.EventDetail;
import io.restormel.keys.usage.UsageEvent;
import io.restormel.keys.usage.UsageService;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

@OnH2
@ViewPackages(classes = RequestsView.class)
class RequestsViewIT extends SpringBrowserlessTest {

    @Autowired
    UsageService usage;

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller current;

    @Autowired
    RequestPalette palette;

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
        UI.getCurrent().navigate("projects/" + projectId + "/requests", QueryParameters.fromString(query));
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
                        "request",
                        Map.of("workload", "it's"),
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
    void a_request_opens_with_its_decision_trace_and_ids() {
        var event = event("resolved");
        usage.recordSample(List.of(event));

        inTheNameOfAda(() -> {
            open("");
            test(find(RequestGrid.class).single()).clickRow(0);

            assertThat(address()).endsWith("/requests?request=" + event.id());
            assertThat(panel())
                    .contains("the first step was blocked", "EU only: not in the EU", "250 µs", "Sample data")
                    .contains("Policies that said no", "Policies said no.", "No call was reported of it.");
            assertThat(find(CopyField.class).withCaption("Request id").single().getValue())
                    .isEqualTo(event.id().toString());
            assertThat(find(Pre.class).single().getText())
                    .contains("$RESTORMEL_GATEWAY_KEY", "\"workload\" : \"it'\\''s\"", "\"endUserId\" : \"ada\"");
        });
    }

    @Test
    void an_address_opens_a_request_and_says_so_when_there_is_none() {
        var event = event("resolved");
        usage.recordSample(List.of(event));

        inTheNameOfAda(() -> {
            open("status=no_route&request=" + event.id());
            assertThat(panel()).contains("the first step was blocked");

            find(SidePanel.class).single().close();
            assertThat(address()).endsWith("/requests?status=no_route");

            open("request=" + new UUID(0, 1));
            assertThat(panel()).contains("has no request " + new UUID(0, 1));
        });
    }

    @Test
    void filters_come_from_the_address_and_go_there() {
        usage.recordSample(IntStream.range(0, 5)
                .mapToObj(i -> event(i == 0 ? "no_route" : "resolved"))
                .toList());

        inTheNameOfAda(() -> {
            open("status=no_route");
            assertThat(test(find(RequestGrid.class).single()).size()).isEqualTo(1);

            var status = find(ComboBox.class).withCaption("Status").single();
            assertThat(status.getValue()).isEqualTo("no_route");
            test(find(TextField.class).withCaption("Search").single()).setValue("gpt-5.2");
            assertThat(address())
                    .contains("q=gpt-5.2", "status=no_route")
                    .startsWith("projects/" + projectId + "/requests");

            test(find(TextField.class).withCaption("End user").single()).setValue("bob");
            assertThat(test(find(RequestGrid.class).single()).size()).isZero();
        });
    }

    @Test
    void an_id_in_the_search_opens_its_request_and_keeps_the_list() {
        var event = event("resolved");
        usage.recordSample(List.of(event));

        inTheNameOfAda(() -> {
            open("range=7d");
            test(find(TextField.class).withCaption("Search").single())
                    .setValue(event.id().toString());

            assertThat(address())
                    .contains("/requests?", "range=7d", "request=" + event.id())
                    .doesNotContain("q=");
            assertThat(panel()).contains("the first step was blocked");
        });
    }

    @Test
    void a_model_of_the_trace_and_one_that_no_step_had_are_told_apart() {
        usage.recordSample(List.of(event("policy_blocked")));

        inTheNameOfAda(() -> {
            open("");
            test(find(RequestGrid.class).single()).clickRow(0);
            @SuppressWarnings("unchecked")
            ComboBox<ModelName> model =
                    find(ComboBox.class).withCaption("Why not this model?").single();

            model.setValue(new ModelName("openai", "gpt-5.2"));
            assertThat(why()).contains("Step 0: Blocked. Policies said no.", "EU only: not in the EU");

            model.setValue(new ModelName("anthropic", "claude-sonnet-5-5"));
            assertThat(why()).contains("no step of the route named it");
        });
    }

    @Test
    void the_palette_finds_a_request_by_its_whole_id_only() {
        var event = event("resolved");
        usage.recordSample(List.of(event));
        var id = event.id().toString();

        inTheNameOfAda(() -> {
            assertThat(palette.find(id, 5))
                    .singleElement()
                    .satisfies(entry ->
                            assertThat(entry.path()).isEqualTo("projects/" + projectId + "/requests?request=" + id));
            assertThat(palette.find(id.substring(0, 8), 5)).isEmpty();
        });
    }

    @Test
    void a_reported_outcome_is_shown_with_its_decision() {
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
                                   "outputTokens": 0, "latencyMs": 1500}]}
                                """.formatted(event.id()))
                        .exchange());

        inTheNameOfAda(() -> {
            open("request=" + event.id());
            assertThat(panel())
                    .contains("Outcome", "Failed", "content_filtered", "5.00 USD", "1.50 s")
                    .contains("Call of gpt-5.5 ended: Failed", "Reported by the app");
        });
    }

    private static String address() {
        return UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters();
    }

    private String panel() {
        return find(SidePanel.class).single().getElement().getTextRecursively();
    }

    private String why() {
        return find(WhyNot.class).single().getElement().getTextRecursively();
    }
}
