package io.restormel.keys.embed.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.shared.Registration;
import io.restormel.keys.embed.EmbedFiles;
import io.restormel.keys.embed.ServerFeed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code <rk-key-manager>} as a Flow component: an end user's own provider keys. A key is typed into the secret field's
 * document and goes straight to the API; it passes neither the page nor this component.
 */
@Tag("rk-key-manager")
public final class KeyManager extends ServerElement {

    public KeyManager(ServerFeed feed, EmbedFiles files) {
        super(feed, files);
        listen("rk-key-added", Change.ADDED);
        listen("rk-key-replaced", Change.REPLACED);
    }

    /** What became of a key. */
    public enum Change {
        ADDED,
        VERIFIED,
        REPLACED,
        REMOVED,
        RESTORED
    }

    /** Something happened to one of the keys, and is stored. */
    public static final class KeyChangedEvent extends ComponentEvent<KeyManager> {

        private final transient Change change;
        private final transient String keyId;
        private final transient @Nullable JsonNode key;

        private KeyChangedEvent(KeyManager source, Change change, String keyId, @Nullable JsonNode key) {
            super(source, true);
            this.change = change;
            this.keyId = keyId;
            this.key = key;
        }

        public Change change() {
            return change;
        }

        public String keyId() {
            return keyId;
        }

        /** As on the wire; null when the key was removed. */
        public @Nullable String providerId() {
            return key == null ? null : key.path("providerId").asString();
        }

        /** Such as {@code sk-…9f3a}; null when the key was removed. */
        public @Nullable String mask() {
            return key == null ? null : key.path("mask").asString();
        }

        /** {@code active}, {@code pending}, {@code invalid} or {@code revoked}; null when the key was removed. */
        public @Nullable String status() {
            return key == null ? null : key.path("status").asString();
        }
    }

    public Registration addKeyChangedListener(ComponentEventListener<KeyChangedEvent> listener) {
        return addListener(KeyChangedEvent.class, listener);
    }

    @Override
    List<String> firstReads() {
        return List.of("session", "keys");
    }

    /** For the script of the element: what the secret field's document sends a key with. */
    @ClientCallable
    private ObjectNode field() {
        return fieldSession();
    }

    /** The document sends the key; so the browser tells of it, and the server looks whether it is true. */
    private void listen(String type, Change change) {
        getElement()
                .addEventListener(type, event -> {
                    var id = event.getEventData().path("event.detail.keyId").asString("");
                    if (!hasListener(KeyChangedEvent.class)
                            || event.getEventData()
                                    .path("event.detail.restored")
                                    .asBoolean(false)) {
                        return;
                    }
                    var body = read("keys").body();
                    if (body != null) {
                        body.at("/data/keys").values().stream()
                                .filter(key -> key.path("id").asString().equals(id))
                                .forEach(key -> fireEvent(new KeyChangedEvent(this, change, id, key)));
                    }
                })
                .addEventData("event.detail.keyId")
                .addEventData("event.detail.restored");
    }

    @Override
    void answered(ServerFeed.Call call, ServerFeed.Reply reply) {
        var parts = call.path().split("/");
        if (call.method().equals("DELETE")) {
            fireEvent(new KeyChangedEvent(this, Change.REMOVED, parts[1], null));
        } else if (call.method().equals("POST") && reply.body() != null) {
            var change = parts[2].equals("restore") ? Change.RESTORED : Change.VERIFIED;
            fireEvent(new KeyChangedEvent(this, change, parts[1], reply.body().at("/data/key")));
        }
    }
}
