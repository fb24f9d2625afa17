package io.restormel.keys.credential.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.CredentialService;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.PaletteEntry;
import io.restormel.keys.platform.ui.PaletteSource;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Credentials by what tells them apart. */
@Component
class CredentialPalette implements PaletteSource {

    private final CredentialService credentials;

    CredentialPalette(CredentialService credentials) {
        this.credentials = credentials;
    }

    @Override
    public List<PaletteEntry> find(String words, int limit) {
        return credentials.page(words, 0, limit).stream()
                .map(each -> new PaletteEntry(
                        text("credential.one"), name(each), each.providerType(), Icons.KEY, "credentials/" + each.id()))
                .toList();
    }

    private static String name(Credential credential) {
        return Objects.requireNonNullElse(credential.label(), text("credential.withoutLabel"));
    }

    @Override
    public int getOrder() {
        return 3;
    }
}
