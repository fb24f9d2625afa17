package io.restormel.keys.webhook;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.provider.SafePost;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A workspace of its own, a receiver on this machine that the administrator allowed, and nobody who delivers unasked. */
abstract class WebhookTestCase {

    static final JsonMapper MAPPER = JsonMapper.shared();
    static final Receiver RECEIVER = Receiver.SHARED;

    @DynamicPropertySource
    static void allowReceiver(DynamicPropertyRegistry registry) {
        registry.add("restormel.providers.allowed-hosts", RECEIVER::hostAndPort);
    }

    @Autowired
    WebApplicationContext context;

    @Autowired
    CurrentCaller callers;

    @Autowired
    ProjectService projects;

    @Autowired
    WebhookService webhooks;

    @Autowired
    WebhookRepository rows;

    @Autowired
    DeliveryRepository outbox;

    @Autowired
    WebhookSecrets secrets;

    @Autowired
    SafePost http;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    WebhookJobs jobs;

    @Autowired
    DSLContext sql;

    final TestClock clock = new TestClock();
    TestWorkspace workspace;
    Caller admin;
    private MockMvc web;

    record Reply(int status, JsonNode body) {
        JsonNode data() {
            return body.path("data");
        }

        Reply expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("Expected " + wanted + ", got " + status + ": " + body);
            }
            return this;
        }
    }

    @BeforeEach
    void newWorkspace() {
        jobs.stop();
        web = MockMvcBuilders.webAppContextSetup(context).build();
        workspace = TestWorkspace.create(sql);
        admin = workspace.person(Role.ADMIN);
    }

    <T> T asAdmin(Supplier<T> work) {
        return callers.as(admin, work);
    }

    static String newPath() {
        return "/" + UUID.randomUUID();
    }

    NewWebhook webhook(String path, String... types) {
        return asAdmin(() -> webhooks.create(RECEIVER.url(path), List.of(types)));
    }

    /** As another node, or this one after a restart, would have it. */
    WebhookDeliverer newDeliverer() {
        return new WebhookDeliverer(rows, outbox, secrets, http, events, transactions, clock);
    }

    void deliver(NewWebhook webhook) {
        newDeliverer().deliverDue(webhook.webhook().id(), () -> WebhookDispatcher.Stage.RUNNING);
    }

    /** The newest first. */
    List<Delivery> deliveries(NewWebhook webhook) {
        return asAdmin(() -> webhooks.deliveries(webhook.webhook().id(), null, 100))
                .deliveries();
    }

    Webhook present(NewWebhook webhook) {
        return asAdmin(() -> webhooks.require(webhook.webhook().id()));
    }

    UUID newProject(String name) {
        return asAdmin(() -> projects.create(name, false)).id();
    }

    Reply call(Caller caller, String method, String path, @Nullable Object body) {
        return callers.as(caller, () -> {
            try {
                var builder = request(HttpMethod.valueOf(method), path).contentType(MediaType.APPLICATION_JSON);
                if (body != null) {
                    builder.content(MAPPER.writeValueAsString(body));
                }
                var response = web.perform(builder).andReturn().getResponse();
                return new Reply(response.getStatus(), MAPPER.readTree(response.getContentAsString()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
