package io.restormel.keys.openapi;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import jakarta.servlet.Filter;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls of the API through all of its filters, with a key; or behind them, as somebody who was let in already. */
final class ApiCalls {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final MockMvc web;
    private final MockMvc behind;
    private final CurrentCaller callers;

    ApiCalls(WebApplicationContext context, CurrentCaller callers) {
        this.web = MockMvcBuilders.webAppContextSetup(context)
                .addFilters(context.getBean("springSecurityFilterChain", Filter.class))
                .build();
        this.behind = MockMvcBuilders.webAppContextSetup(context).build();
        this.callers = callers;
    }

    record Reply(int status, @Nullable String contentType, String text) {

        JsonNode json() {
            try {
                return MAPPER.readTree(text);
            } catch (JacksonException e) {
                return MissingNode.getInstance();
            }
        }

        JsonNode data() {
            return json().path("data");
        }

        boolean isRefused() {
            return status == 401 || status == 403 || status == 404;
        }

        Reply expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("Expected " + wanted + ", got " + status + ": " + text);
            }
            return this;
        }
    }

    Reply send(String method, String path, @Nullable String key, @Nullable Object body) {
        return send(method, path, key, Map.of(), body);
    }

    /** @param body text as it stands, or something to be written as JSON */
    Reply send(String method, String path, @Nullable String key, Map<String, String> headers, @Nullable Object body) {
        var all = new HashMap<>(headers);
        if (key != null) {
            all.put("Authorization", "Bearer " + key);
        }
        return send(web, method, path, all, body);
    }

    Reply as(Caller caller, String method, String path, @Nullable Object body) {
        return callers.as(caller, () -> send(behind, method, path, Map.of(), body));
    }

    private static Reply send(
            MockMvc through, String method, String path, Map<String, String> headers, @Nullable Object body) {
        try {
            var builder =
                    request(HttpMethod.valueOf(method), URI.create(path)).header("Content-Type", "application/json");
            headers.forEach(builder::header);
            if (body != null) {
                builder.content(body instanceof String text ? text : MAPPER.writeValueAsString(body));
            }
            var response = through.perform(builder).andReturn().getResponse();
            return new Reply(
                    response.getStatus(),
                    response.getContentType(),
                    response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }
}
