package io.restormel.keys.credential.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.credential.ActivityImportService;
import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.CredentialBindingService;
import io.restormel.keys.credential.CredentialDependants;
import io.restormel.keys.credential.CredentialEdit;
import io.restormel.keys.credential.CredentialMode;
import io.restormel.keys.credential.CredentialService;
import io.restormel.keys.credential.CredentialStatus;
import io.restormel.keys.credential.MonthlyCaps;
import io.restormel.keys.credential.VerificationService;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.FormDialog;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveForm;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.project.ProjectService;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One provider's key: what is known of it, where it counts, what needs it, and what can be done with it. */
@Route("credentials/:credentialId")
@StyleSheet("assets/styles/policies.css")
@PermitAll
class CredentialView extends PageLayout implements BeforeEnterObserver, HasDynamicTitle, LiveView {

    private final CredentialService credentials;
    private final CredentialBindingService bindings;
    private final CredentialDependants dependants;
    private final VerificationService verification;
    private final ProjectService projects;
    private final CatalogService catalogs;
    private final MonthlyCaps caps;
    private final ActivityImportService imports;
    private final boolean mayChange;
    private final Div parts = new Div();
    private String title = text("credential.one");
    private @Nullable TermsSection terms;

    CredentialView(
            CredentialService credentials,
            CredentialBindingService bindings,
            CredentialDependants dependants,
            VerificationService verification,
            ProjectService projects,
            CatalogService catalogs,
            MonthlyCaps caps,
            ActivityImportService imports,
            CurrentCaller callers) {
        super(text("credential.one"), "");
        header().withHelp("docs/credentials#where-a-key-may-be-used");
        this.credentials = credentials;
        this.bindings = bindings;
        this.dependants = dependants;
        this.verification = verification;
        this.projects = projects;
        this.catalogs = catalogs;
        this.caps = caps;
        this.imports = imports;
        mayChange = callers.require().mayInWorkspace(Role.ADMIN);
        parts.addClassName("page-parts");
        add(parts);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(UUID.fromString(event.getRouteParameters().get("credentialId").orElse("")));
        } catch (IllegalArgumentException | ApplicationException.NotFound _) {
            throw new NotFoundException("No such credential");
        }
    }

    private void show(UUID id) {
        var credential = credentials.require(id);
        title = CredentialWords.title(credential, catalogs.current());
        header().clear();
        header().setTitle(title);
        header().setExplanation(CredentialWords.answer(credential.verification().code()));
        header().withCrumb(text("credential.page"), "credentials").withCurrentCrumb(title);
        header().withBadges(CredentialWords.status(credential.status()), CredentialWords.verification(credential));
        if (mayChange) {
            addActions(credential);
        }
        Runnable reload = () -> show(id);
        var form = new TermsSection(credential, caps.spentThisMonth(id), credentials, mayChange, reload);
        terms = form;
        parts.removeAll();
        parts.add(
                new KeySection(credential, catalogs.current()),
                new DependantsSection(dependants.of(id)),
                new CredentialBindingsSection(credential, bindings, projects, mayChange, reload),
                form);
        if (ActivitySection.isFor(credential)) {
            parts.add(new ActivitySection(id, imports, mayChange));
        }
    }

    /** Routes too, since what needs it is here. */
    @Override
    public boolean shows(LiveChange change) {
        return terms != null
                && (change.isOf("route")
                        || change.isOf("credential") && terms.conflict().id().equals(change.id()));
    }

    @Override
    public void refresh() {
        if (terms != null) {
            show(terms.credential().id());
        }
    }

    @Override
    public Optional<LiveForm> form() {
        return Optional.ofNullable(terms).map(TermsSection::conflict);
    }

    private void addActions(Credential credential) {
        var pause = new Button(
                text(credential.status() == CredentialStatus.ACTIVE ? "credential.pause" : "credential.resume"),
                _ -> togglePause(credential));
        var remove = new Button(text("credential.removal.button"), Icons.of(Icons.TRASH), _ -> askToRemove(credential));
        remove.addThemeVariants(ButtonVariant.ERROR);
        header().withActions(remove, pause);
        if (credential.mode() == CredentialMode.SEALED) {
            var verify = new Button(text("credential.verify"), Icons.of(Icons.REFRESH), _ -> verify(credential));
            verify.addThemeVariants(ButtonVariant.PRIMARY);
            header().withActions(
                            new Button(text("credential.replacement.action"), _ -> openReplace(credential)), verify);
        }
    }

    private void verify(Credential credential) {
        CredentialWords.tell(verification.verify(credential.id()));
        show(credential.id());
    }

    private void togglePause(Credential credential) {
        var status = credential.status() == CredentialStatus.ACTIVE ? CredentialStatus.PAUSED : CredentialStatus.ACTIVE;
        setStatus(credential, status);
        Notices.undoable(
                text(status == CredentialStatus.ACTIVE ? "credential.resumed" : "credential.paused", title),
                () -> setStatus(credentials.require(credential.id()), credential.status()));
    }

    private void setStatus(Credential credential, CredentialStatus status) {
        credentials.edit(
                credential.id(),
                credential.revision(),
                CredentialEdit.of(credential).withStatus(status));
        show(credential.id());
    }

    private void openReplace(Credential credential) {
        var secret = new SecretField(text("credential.replacement.key"));
        secret.setAutofocus(true);
        var overlap = new Select<Overlap>();
        overlap.setLabel(text("credential.replacement.overlap"));
        overlap.setItems(Overlap.values());
        overlap.setItemLabelGenerator(Overlap::label);
        overlap.setValue(Overlap.HOUR);
        overlap.setWidthFull();
        overlap.setHelperText(text("credential.replacement.overlapHint"));
        new FormDialog(
                        text("credential.replacement.title", title),
                        text("credential.replacement.action"),
                        () -> replace(credential, secret, overlap.getValue().time()),
                        secret,
                        overlap)
                .open();
    }

    private void replace(Credential credential, SecretField field, Duration overlap) {
        if (field.isBlank()) {
            throw ApplicationException.invalid("apiKey", text("credential.replacement.noKey"));
        }
        try (var secret = field.take()) {
            credentials.replace(credential.id(), credential.revision(), secret, null, overlap);
        }
        verify(credential);
    }

    private void askToRemove(Credential credential) {
        new DestructiveDialog(
                        text("credential.removal.title", title),
                        text("credential.removal.text"),
                        text("credential.removal.action"),
                        () -> remove(credential))
                .withDependants(
                        text("credential.removal.dependants"),
                        dependants.of(credential.id()).stream()
                                .map(DependantsSection::line)
                                .toList())
                .open();
    }

    private void remove(Credential credential) {
        credentials.remove(credential.id(), credential.revision());
        var ui = getUI().orElseThrow();
        ui.navigate("credentials");
        Notices.undoable(text("credential.removal.done", title), () -> {
            credentials.undoRemoval(credential.id());
            ui.navigate("credentials/" + credential.id());
        });
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
