package io.restormel.keys.usage.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.VaadinServletRequest;
import io.restormel.keys.platform.ui.CodeBlock;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import java.net.URI;
import java.util.UUID;

/** What the page shows before the first request: how to send it. */
final class NoRequests extends Composite<Div> {

    NoRequests(UUID projectId) {
        getContent()
                .add(new EmptyState(
                        Icons.ACTIVITY,
                        "No requests yet",
                        "Ask for a decision with a Gateway Key of this project; it shows up here within a second or two.",
                        new CodeBlock("cURL", """
                        curl -X POST %s/keys/v1/projects/%s/resolve \\
                          -H "Authorization: Bearer $RESTORMEL_GATEWAY_KEY" \\
                          -H "Content-Type: application/json" \\
                          -d '{}'""".formatted(origin(), projectId))));
    }

    /** Where this page was opened, which is where the API is. */
    private static String origin() {
        var request = VaadinServletRequest.getCurrent();
        return request == null
                ? "$RESTORMEL_KEYS_BASE"
                : URI.create(request.getRequestURL().toString())
                        .resolve("/")
                        .toString()
                        .replaceAll("/$", "");
    }
}
