package io.restormel.keys.embed.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.server.VaadinServletRequest;
import io.restormel.keys.embed.EmbedFiles;
import io.restormel.keys.embed.ServerFeed;
import io.restormel.keys.platform.ui.ServerOrigin;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of the elements that host apps embed, driven from the server: it asks through Vaadin what it would ask over REST,
 * with a widget session that is held here. Each call is checked as over REST: the component may live longer than its
 * session, and on a page whose origin is no longer allowed.
 */
abstract sealed class ServerElement extends Component implements HasSize, HasStyle permits ModelSelector, KeyManager {

    private static final String SCRIPT = "rk-server-elements.js";
    private static final String CONNECT = "(window.restormelElements ? Promise.resolve() : import($0))"
            + ".then(() => window.restormelElements).then((elements) => elements.connect(this, $1))";

    private final ServerFeed feed;
    private final EmbedFiles files;
    private String token = "";
    private @Nullable Supplier<String> sessions;
    private boolean planned;

    ServerElement(ServerFeed feed, EmbedFiles files) {
        this.feed = feed;
        this.files = files;
    }

    /** Paths, below {@code GET /keys/v1/widget/}, of what the element shows first; sent along with it. */
    abstract List<String> firstReads();

    /** Tells listeners of a call that went well. */
    abstract void answered(ServerFeed.Call call, ServerFeed.Reply reply);

    /** Shows what this widget session may see, and forgets what an earlier one saw. Empty: nothing yet. */
    public void setSession(String session) {
        if (!session.equals(token)) {
            token = session;
            connectSoon();
        }
    }

    /** Asked for a widget session at first, and whenever the last one is refused. Its calls must not take long. */
    public void setSessions(Supplier<String> source) {
        sessions = source;
        setSession(source.get());
    }

    /** {@code light}, {@code dark}, or {@code auto}: as the page. */
    public void setTheme(String theme) {
        attribute("theme", theme);
    }

    /** Null: the session's, else the page's, else the browser's. */
    public void setLocale(@Nullable Locale locale) {
        attribute("locale", locale == null ? "" : locale.toLanguageTag());
    }

    /** An empty value takes it away. */
    final void attribute(String name, String value) {
        if (value.isEmpty()) {
            getElement().removeAttribute(name);
        } else {
            getElement().setAttribute(name, value);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        connectSoon();
    }

    private void connectSoon() {
        if (!planned && !token.isEmpty()) {
            getUI().ifPresent(ui -> {
                planned = true;
                ui.beforeClientResponse(this, _ -> connect());
            });
        }
    }

    private void connect() {
        planned = false;
        var script = files.hashed(SCRIPT);
        if (script.isEmpty()) {
            getElement().setText(text("embed.notBuilt"));
            return;
        }
        var server = ServerOrigin.ofBrowser();
        getElement().setAttribute("base-url", server);
        var first = JsonNodeFactory.instance.objectNode();
        for (var path : firstReads()) {
            var call = new ServerFeed.Call("GET", path, null, null);
            first.set("GET " + path, json(ask(session -> feed.answer(session, page(), call))));
        }
        getElement().executeJs(CONNECT, server + "/embed/v1/" + script.get(), first);
    }

    /** For the script of the element; not to be called from Java. */
    @ClientCallable
    private ObjectNode answer(String method, String path, @Nullable String body, @Nullable String known) {
        var call = new ServerFeed.Call(method, path, body, known);
        var reply = ask(session -> feed.answer(session, page(), call));
        if (reply.good()) {
            answered(call, reply);
        }
        return json(reply);
    }

    /** What a listener needs to know beyond what the browser tells. */
    final ServerFeed.Reply read(String path) {
        return ask(session -> feed.answer(session, page(), new ServerFeed.Call("GET", path, null, null)));
    }

    final ObjectNode fieldSession() {
        return json(ask(session -> feed.fieldSession(session, page())));
    }

    private ServerFeed.Reply ask(Function<String, ServerFeed.Reply> question) {
        var reply = question.apply(token);
        if (reply.status() != 401 || sessions == null) {
            return reply;
        }
        token = sessions.get();
        return question.apply(token);
    }

    /** Outside of a request nobody knows what page it is for: no page then. */
    private static ServerFeed.Page page() {
        var request = VaadinServletRequest.getCurrent();
        return request == null
                ? new ServerFeed.Page("null", false)
                : ServerFeed.Page.of(request.getHttpServletRequest());
    }

    private static ObjectNode json(ServerFeed.Reply reply) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("status", reply.status());
        json.put("etag", reply.etag());
        json.put("retryAfterMs", reply.retryAfterMs());
        json.set("body", reply.body());
        return json;
    }
}
