package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Comparator;
import java.util.List;

/** Puts the {@link CommandPalette} behind a button in the top bar, and behind Ctrl-K or ⌘-K everywhere. */
@org.springframework.stereotype.Component
class PaletteContribution implements NavbarContribution {

    private final List<PaletteSource> sources;
    private final AuthenticationContext authentication;

    PaletteContribution(List<PaletteSource> sources, AuthenticationContext authentication) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(PaletteSource::getOrder))
                .toList();
        this.authentication = authentication;
    }

    @Override
    public Component create() {
        if (!authentication.isAuthenticated()) {
            return new Span();
        }
        var label = new Span(text("platform.palette.title"));
        label.addClassName("palette-label");
        // Drawn by the style sheet: as text it would have to be part of the button's name.
        var hint = new Span();
        hint.getElement().setAttribute("data-keys", text("platform.palette.shortcut"));
        hint.addClassName("palette-hint");
        hint.getElement().setAttribute("aria-hidden", "true");
        var button = new Button(Icons.of(Icons.SEARCH), _ -> CommandPalette.openIn(UI.getCurrentOrThrow(), sources));
        button.getElement().appendChild(label.getElement(), hint.getElement());
        button.addClassName("palette-button");
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(text("platform.palette.button"));
        button.getElement().setAttribute("aria-keyshortcuts", "Control+K Meta+K");
        PaletteKeys.keep(button);
        KeyboardShortcuts.listen(button);
        return button;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
