package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person chose in the user menu; in a cookie, so that it holds before and after signing in. */
enum ColorSchemeChoice {
    SYSTEM,
    LIGHT,
    DARK;

    private static final String COOKIE = "restormel-scheme";

    /** Runs in the head of the host page: a choice applied later would flash the other scheme. */
    static final String EARLY_SCRIPT = """
            window.restormelScheme = {
              get() { return document.cookie.match(/(?:^|; )restormel-scheme=(LIGHT|DARK)/)?.[1] ?? 'SYSTEM'; },
              set(choice) {
                document.cookie = `restormel-scheme=${choice};path=/;max-age=31536000;samesite=lax`;
                this.apply(choice);
              },
              apply(choice) {
                const root = document.documentElement;
                root.style.colorScheme = choice === 'SYSTEM' ? 'light dark' : choice.toLowerCase();
                const dark = choice === 'DARK'
                  || choice === 'SYSTEM' && matchMedia('(prefers-color-scheme: dark)').matches;
                root.dataset.scheme = dark ? 'dark' : 'light';
                let meta = document.querySelector('meta[name=theme-color]');
                if (!meta) {
                  meta = document.createElement('meta');
                  meta.name = 'theme-color';
                  document.head.append(meta);
                }
                meta.content = dark ? '#101314' : '#f6f7f7';
                window.dispatchEvent(new Event('restormel-scheme'));
              }
            };
            restormelScheme.apply(restormelScheme.get());
            matchMedia('(prefers-color-scheme: dark)')
              .addEventListener('change', () => restormelScheme.apply(restormelScheme.get()));
            """;

    String label() {
        return text("platform.scheme." + name().toLowerCase(Locale.ROOT));
    }

    void apply(UI ui) {
        ui.getPage().executeJs("window.restormelScheme.set($0)", name());
    }

    static ColorSchemeChoice of(@Nullable VaadinRequest request) {
        return Optional.ofNullable(request).map(VaadinRequest::getCookies).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie ->
                        Arrays.stream(values()).filter(choice -> choice.name().equals(cookie.getValue())))
                .findFirst()
                .orElse(SYSTEM);
    }
}
