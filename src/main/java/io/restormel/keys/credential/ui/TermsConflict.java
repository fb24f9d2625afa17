package io.restormel.keys.credential.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.CredentialEdit;
import io.restormel.keys.credential.CredentialService;
import io.restormel.keys.platform.ui.ConflictNote;
import io.restormel.keys.platform.ui.LiveForm;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of {@link TermsSection} when somebody else saves the same credential. */
final class TermsConflict implements LiveForm {

    private final TermsSection section;
    private final CredentialService credentials;
    private final Runnable reload;
    private final ConflictNote note = new ConflictNote(this);

    TermsConflict(TermsSection section, CredentialService credentials, Runnable reload) {
        this.section = section;
        this.credentials = credentials;
        this.reload = reload;
    }

    @Override
    public boolean hasUnsavedChanges() {
        return section.isDirty();
    }

    @Override
    public boolean isBehind() {
        return stored().revision() != section.credential().revision();
    }

    @Override
    public void loadTheirs() {
        reload.run();
    }

    @Override
    public void keepMine() {
        section.baseOn(stored());
    }

    @Override
    public List<Difference> differences() {
        var theirs = CredentialEdit.of(stored());
        var mine = Objects.requireNonNullElse(section.typed(), theirs);
        return Stream.of(
                        part("credential.label", theirs.label(), mine.label()),
                        part(
                                "credential.usedIn",
                                CredentialWords.reach(theirs.reach()),
                                CredentialWords.reach(mine.reach())),
                        part(
                                "credential.terms.order",
                                theirs.terms().orderIndex(),
                                mine.terms().orderIndex()),
                        part(
                                "credential.terms.weight",
                                theirs.terms().weight(),
                                mine.terms().weight()),
                        part(
                                "credential.terms.models",
                                String.join(", ", theirs.terms().allowedModels()),
                                String.join(", ", mine.terms().allowedModels())),
                        part(
                                "credential.terms.cap",
                                CredentialWords.plain(theirs.terms().monthlyCapUsd()),
                                CredentialWords.plain(mine.terms().monthlyCapUsd())),
                        part("credential.baseUrl.label", theirs.baseUrl(), mine.baseUrl()))
                .filter(part -> !Objects.equals(part.theirs(), part.mine()))
                .toList();
    }

    private static Difference part(String key, @Nullable Object theirs, @Nullable Object mine) {
        return new Difference(text(key), Objects.toString(theirs, null), Objects.toString(mine, null));
    }

    @Override
    public ConflictNote conflict() {
        return note;
    }

    @Override
    public String kind() {
        return "credential";
    }

    @Override
    public String id() {
        return section.credential().id().toString();
    }

    private Credential stored() {
        return credentials.require(section.credential().id());
    }
}
