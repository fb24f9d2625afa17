package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The language that a person chose in the user menu, else the browser's; in a cookie, so that it holds at sign-in. */
final class LanguageChoice {

    private static final String COOKIE = "restormel-language";

    private LanguageChoice() {}

    /** Gives a new page its language. */
    static void use(UI ui, VaadinRequest request) {
        of(request).ifPresent(ui::setLocale);
        ui.getPage()
                .executeJs(
                        "document.documentElement.lang = $0",
                        Texts.known(ui.getLocale()).toLanguageTag());
    }

    /** What the person chose earlier; empty if the browser is to be asked. */
    static Optional<Locale> of(@Nullable VaadinRequest request) {
        return Optional.ofNullable(request).map(VaadinRequest::getCookies).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .findFirst()
                .map(cookie -> Texts.known(Locale.forLanguageTag(cookie.getValue())));
    }

    /** Keeps the choice for a year and shows the page anew in it. */
    static void choose(UI ui, Locale language) {
        ui.getPage()
                .executeJs(
                        "document.cookie = $0 + '=' + $1 + ';path=/;max-age=31536000;samesite=lax'; location.reload()",
                        COOKIE,
                        language.toLanguageTag());
    }
}
