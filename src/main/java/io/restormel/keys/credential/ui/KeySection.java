package io.restormel.keys.credential.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.credential.Credential;
import io.restormel.keys.platform.ui.Section;
import java.time.Instant;

/** What is known of the key itself. */
final class KeySection extends Composite<Div> {

    KeySection(Credential credential, Catalog catalog) {
        var facts = new Facts()
                .with(text("credential.provider"), CredentialWords.provider(credential.providerType(), catalog))
                .with(text("credential.key"), new Code(CredentialWords.key(credential)));
        var address = credential.baseUrl();
        if (address != null) {
            facts.with(text("credential.address"), new Code(address.toString()));
        }
        facts.with(text("credential.added"), credential.createdAt(), "")
                .with(
                        text("credential.state.verified"),
                        credential.verification().at(),
                        text("credential.never"))
                .with(text("credential.lastUsed"), credential.lastUsedAt(), text("credential.never"));
        if (credential.longUnused(Instant.now())) {
            facts.with(text("credential.unused"), text("credential.unusedHint"));
        }
        if (credential.previousUntil() != null) {
            facts.with(text("credential.oldKeyUntil"), credential.previousUntil(), "");
        }
        getContent().add(new Section(text("credential.key"), facts));
    }
}
