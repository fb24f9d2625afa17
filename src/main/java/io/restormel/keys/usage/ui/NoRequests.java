package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import io.restormel.keys.platform.ui.CodeBlock;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.ServerOrigin;
import io.restormel.keys.usage.ResolveCommand;
import java.util.UUID;

/** What the page shows before the first request: how to send it. */
final class NoRequests extends Composite<Div> {

    NoRequests(UUID projectId) {
        getContent()
                .add(new EmptyState(
                        Icons.ACTIVITY,
                        text("usage.none.title"),
                        text("usage.none.text"),
                        new CodeBlock("cURL", ResolveCommand.first(projectId, ServerOrigin.current()))));
    }
}
