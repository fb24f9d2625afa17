package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.Locale;

/** What a person chose in the user menu; kept in the browser, so that it holds before and after signing in. */
enum ColorSchemeChoice {
    SYSTEM,
    LIGHT,
    DARK;

    /** Runs in the head of the host page: a choice applied later would flash the other scheme. */
    static final String EARLY_SCRIPT = """
            window.restormelScheme = {
              get() { try { return localStorage.getItem('restormel-scheme') || 'SYSTEM'; } catch { return 'SYSTEM'; } },
              set(choice) { try { localStorage.setItem('restormel-scheme', choice); } catch { } this.apply(choice); },
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

    static void read(UI ui, SerializableConsumer<ColorSchemeChoice> then) {
        ui.getPage()
                .executeJs("return window.restormelScheme.get()")
                .then(String.class, name -> then.accept(ColorSchemeChoice.valueOf(name)));
    }
}
