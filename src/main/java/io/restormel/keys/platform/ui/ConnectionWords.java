package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.util.Locale;

/** What the browser says while the server cannot be reached. It tries again by itself; what is typed stays. */
final class ConnectionWords {

    private static final Duration RETRY = Duration.ofSeconds(2);

    /** Small, and there without a session. */
    private static final String ANSWERS = "assets/favicon.svg";

    private ConnectionWords() {}

    static void use(UI ui) {
        Locale language = Texts.known(ui.getLocale());
        var dialog = ui.getReconnectDialogConfiguration();
        var lost = text(language, "platform.connection.lost");
        var back = text(language, "platform.connection.back");
        dialog.setDialogText(lost);
        dialog.setDialogTextGaveUp(lost);
        dialog.setReconnectInterval((int) RETRY.toMillis());
        // The browser knows by itself that it is offline; those words have no setting.
        ui.getPage().executeJs("""
                        const shown = document.querySelector('vaadin-connection-indicator');
                        if (shown) { shown.onlineText = $0; shown.offlineText = $1; }
                        """, back, lost);
        // Vaadin forgets to say that the connection is back where what it sent anew showed the progress bar: "loading"
        // ends, but "reconnecting" took its place meanwhile. So once nothing is under way, the server is asked.
        ui.getPage().executeJs("""
                        const connection = window.Vaadin.connectionState;
                        const lost = () => connection.state === 'reconnecting';
                        const idle = () => Object.values(window.Vaadin.Flow.clients).every(each => !each.isActive?.());
                        const ask = async () => {
                          if (!lost()) return;
                          const answers = idle()
                            && await fetch($0, { method: 'HEAD', cache: 'no-store' }).then(reply => reply.ok, () => false);
                          if (answers && idle() && lost()) connection.state = 'connected';
                          else askSoon();
                        };
                        let waiting;
                        const askSoon = () => { clearTimeout(waiting); waiting = setTimeout(ask, $1); };
                        connection.addStateChangeListener((_, now) => { if (now === 'reconnecting') askSoon(); });
                        """, ANSWERS, (int) RETRY.toMillis());
    }
}
