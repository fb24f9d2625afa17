package io.restormel.keys.credential.ui;

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
                .with("Provider", CredentialWords.provider(credential.providerType(), catalog))
                .with("Key", new Code(CredentialWords.key(credential)));
        var address = credential.baseUrl();
        if (address != null) {
            facts.with("Address", new Code(address.toString()));
        }
        facts.with("Added", credential.createdAt(), "")
                .with("Verified", credential.verification().at(), "never")
                .with("Last used", credential.lastUsedAt(), "never");
        if (credential.longUnused(Instant.now())) {
            facts.with("Unused", "for 30 days; consider removing it");
        }
        if (credential.previousUntil() != null) {
            facts.with("Old key kept until", credential.previousUntil(), "");
        }
        getContent().add(new Section("Key", facts));
    }
}
