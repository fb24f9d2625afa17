package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.restormel.keys.platform.ui.CodeBlock;
import io.restormel.keys.platform.ui.ServerOrigin;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request to this server with real ids, in the language chosen; holds no secret. */
public final class RequestSnippet extends Composite<Div> {

    private final UUID projectId;
    private final Select<SnippetLanguage> language = new Select<>();
    private final CodeBlock code;
    private @Nullable UUID environmentId;

    /**
     * @param label of the block to copy
     * @param environmentId null to leave it to the project's default
     */
    public RequestSnippet(String label, UUID projectId, @Nullable UUID environmentId) {
        this.projectId = projectId;
        this.environmentId = environmentId;
        code = new CodeBlock(label, "");
        language.setLabel(text("project.snippet.language"));
        language.setItems(SnippetLanguage.values());
        language.setItemLabelGenerator(SnippetLanguage::label);
        language.setMaxWidth("20rem");
        language.setValue(SnippetLanguage.CURL);
        language.addValueChangeListener(_ -> show());
        getContent().addClassName("form-column");
        getContent().add(language, code);
        show();
    }

    /** Asks in another environment. */
    void setEnvironment(UUID other) {
        environmentId = other;
        show();
    }

    private void show() {
        var snippet = new ConnectSnippet(ServerOrigin.current(), projectId, environmentId);
        code.setText(snippet.in(language.getValue()));
    }
}
