package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.util.Locale;

/** What the browser says while the server cannot be reached. It tries again by itself; what is typed stays. */
final class ConnectionWords {

    private static final Duration RETRY = Duration.ofSeconds(2);

    private ConnectionWords() {}

    static void use(UI ui) {
        Locale language = Texts.known(ui.getLocale());
        var dialog = ui.getReconnectDialogConfiguration();
        var lost = text(language, "platform.connection.lost");
        var back = text(language, "platform.connection.back");
        dialog.setDialogText(lost);
        dialog.setDialogTextGaveUp(lost);
        dialog.setReconnectInterval((int) RETRY.toMillis());
        // The browser knows by itself that it is offline; those words have no setting. After a long pause Vaadin's
        // answer
        // to "online" leaves it at "reconnecting" until somebody does something, hence a question of our own.
        ui.getPage().executeJs("""
                        const shown = document.querySelector('vaadin-connection-indicator');
                        if (shown) { shown.onlineText = $0; shown.offlineText = $1; }
                        addEventListener('online', () => setTimeout(
                          () => Object.values(window.Vaadin.Flow.clients).forEach(client => client.poll?.()), 1000));
                        """, back, lost);
    }
}
