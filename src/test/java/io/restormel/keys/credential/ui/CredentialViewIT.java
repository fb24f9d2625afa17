package io.restormel.keys.credential.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.CredentialBindingService;
import io.restormel.keys.credential.CredentialEdit;
import io.restormel.keys.credential.CredentialService;
import io.restormel.keys.credential.CredentialStatus;
import io.restormel.keys.credential.NewCredential;
import io.restormel.keys.credential.ProviderSecret;
import io.restormel.keys.credential.Reach;
import io.restormel.keys.credential.Terms;
import io.restormel.keys.platform.ui.ConflictNote;
import io.restormel.keys.platform.ui.LiveForm;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.support.OnH2;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnH2
@ViewPackages(classes = {MainLayout.class, CredentialsView.class})
class CredentialViewIT extends SpringBrowserlessTest {

    @Autowired
    CredentialService credentials;

    @Autowired
    CredentialBindingService bindings;

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    private TestWorkspace workspace;

    @BeforeEach
    void aWorkspace() {
        workspace = TestWorkspace.create(sql);
    }

    private void withCredential(Consumer<Credential> test) {
        callers.as(workspace.person(Role.ADMIN), () -> {
            try (var secret = ProviderSecret.of("sk-view-0123456789")) {
                var credential = credentials.create(
                        new NewCredential("openai", "Main", secret, null, null, Reach.BOUND, Terms.DEFAULT));
                UI.getCurrent().navigate("credentials/" + credential.id());
                test.accept(credential);
            }
            return true;
        });
    }

    private void press(String text) {
        test(find(Button.class).withText(text).last()).click();
    }

    private TextField label() {
        return find(TextField.class).withCaption("Label").single();
    }

    @Test
    void what_is_typed_stays_when_somebody_else_saves_and_both_versions_are_told() {
        withCredential(credential -> {
            somebodyElse(() -> relabel(credential, "Second"));
            await().pollInSameThread().untilAsserted(() -> {
                roundTrip();
                assertThat(label().getValue()).isEqualTo("Second");
            });

            label().setValue("Mine");
            somebodyElse(() -> relabel(credential, "Third"));
            await().pollInSameThread().untilAsserted(() -> {
                roundTrip();
                assertThat(find(ConflictNote.class).all()).hasSize(1);
            });
            var form = find(TermsSection.class).single().conflict();
            assertThat(form.differences()).containsExactly(new LiveForm.Difference("Label", "Third", "Mine"));
            press("Keep mine");
            press("Save");
            assertThat(credentials.require(credential.id()).label()).isEqualTo("Mine");
        });
    }

    @Test
    void pausing_and_unbinding_are_taken_back() {
        withCredential(credential -> {
            press("Pause");
            assertThat(credentials.require(credential.id()).status()).isEqualTo(CredentialStatus.PAUSED);
            press("Undo");
            assertThat(credentials.require(credential.id()).status()).isEqualTo(CredentialStatus.ACTIVE);

            var project = projects.create("Shop", false);
            bindings.bind(credential.id(), project.id(), null);
            UI.getCurrent().navigate("credentials");
            UI.getCurrent().navigate("credentials/" + credential.id());
            var grid = find(Grid.class)
                    .from(find(CredentialBindingsSection.class).single())
                    .single();
            ((Button) test(grid).getCellComponent(0, 3)).click();
            assertThat(bound(credential)).isZero();
            press("Undo");
            assertThat(bound(credential)).isEqualTo(1);
        });
    }

    private long bound(Credential credential) {
        return bindings.list(credential.id()).stream()
                .filter(each -> each.removedAt() == null)
                .count();
    }

    private void relabel(Credential credential, String label) {
        var now = credentials.require(credential.id());
        credentials.edit(now.id(), now.revision(), CredentialEdit.of(now).withLabel(label));
    }

    /** On a thread of its own, which has no window. */
    private void somebodyElse(Runnable work) {
        try {
            Thread.ofPlatform()
                    .start(() -> callers.as(workspace.person(Role.ADMIN), () -> {
                        work.run();
                        return true;
                    }))
                    .join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
