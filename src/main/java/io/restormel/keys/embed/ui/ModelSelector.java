package io.restormel.keys.embed.ui;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.shared.Registration;
import io.restormel.keys.embed.EmbedFiles;
import io.restormel.keys.embed.ServerFeed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code <rk-model-selector>} as a Flow component: an end user's choice of a model, stored once it is told. */
@Tag("rk-model-selector")
public final class ModelSelector extends ServerElement {

    public ModelSelector(ServerFeed feed, EmbedFiles files) {
        super(feed, files);
    }

    /** The choice was stored; both ids are null when the end user lets the route decide. */
    public static final class ModelSelectedEvent extends ComponentEvent<ModelSelector> {

        private final transient @Nullable String providerId;
        private final transient @Nullable String modelId;

        private ModelSelectedEvent(ModelSelector source, @Nullable String providerId, @Nullable String modelId) {
            super(source, true);
            this.providerId = providerId;
            this.modelId = modelId;
        }

        public @Nullable String providerId() {
            return providerId;
        }

        public @Nullable String modelId() {
            return modelId;
        }
    }

    public Registration addModelSelectedListener(ComponentEventListener<ModelSelectedEvent> listener) {
        return addListener(ModelSelectedEvent.class, listener);
    }

    /** A visible label; empty for none. */
    public void setLabel(String label) {
        attribute("label", label);
    }

    /** A model must be named: "let the route decide" is not offered. */
    public void setRequired(boolean required) {
        getElement().setAttribute("required", required);
    }

    @Override
    List<String> firstReads() {
        return List.of("session", "models");
    }

    @Override
    void answered(ServerFeed.Call call, ServerFeed.Reply reply) {
        if (call.path().equals("model-choice") && reply.body() != null) {
            var choice = reply.body().at("/data/choice");
            fireEvent(new ModelSelectedEvent(
                    this,
                    choice.path("providerId").asStringOpt().orElse(null),
                    choice.path("modelId").asStringOpt().orElse(null)));
        }
    }
}
