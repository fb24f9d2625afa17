package io.restormel.keys.platform.ui;

import static io.restormel.keys.db.Tables.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.policy.NewPolicy;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.policy.PolicyChange;
import io.restormel.keys.policy.PolicyService;
import io.restormel.keys.support.OnH2;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnH2
@ViewPackages(classes = MainLayout.class, packages = "io.restormel.keys.policy.ui")
class LiveChangesIT extends SpringBrowserlessTest {

    @Autowired
    LiveChanges changes;

    @Autowired
    PolicyService policies;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    private final UUID workspaceId = UUID.randomUUID();

    @BeforeEach
    void aWorkspace() {
        sql.insertInto(WORKSPACE)
                .set(WORKSPACE.ID, workspaceId)
                .set(WORKSPACE.NAME, "Acme")
                .set(WORKSPACE.SLUG, "l" + workspaceId.toString().substring(0, 8))
                .set(WORKSPACE.CREATED_AT, Instant.now())
                .execute();
    }

    @Test
    void a_list_shows_what_somebody_else_added() {
        as("Ada", () -> {
            navigate("policies", PageLayout.class);
            somebodyElse(() -> create("Theirs"));
            await().pollInSameThread().untilAsserted(() -> {
                roundTrip();
                assertThat(find(Grid.class).single().getListDataView().getItems())
                        .hasSize(1);
            });
        });
    }

    @Test
    void a_form_that_nobody_touched_follows_and_one_in_use_tells_who_was_faster() {
        as("Ada", () -> {
            var policy = create("First");
            navigate("policies/" + policy.id(), PageLayout.class);
            somebodyElse(() -> rename(policy, "Second"));
            await().pollInSameThread().untilAsserted(() -> {
                roundTrip();
                assertThat(name().getValue()).isEqualTo("Second");
            });
            assertThat(find(ConflictNote.class).all()).isEmpty();

            name().setValue("Mine");
            somebodyElse(() -> rename(policy, "Third"));
            await().pollInSameThread().untilAsserted(() -> {
                roundTrip();
                assertThat(find(ConflictNote.class).all()).hasSize(1);
            });
            assertThat(find(ConflictNote.class).single().getElement().getTextRecursively())
                    .contains("Changed by Bea just now");
            assertThat(name().getValue()).isEqualTo("Mine");
            var form = LivePage.currentForm().orElseThrow();
            assertThat(form.differences()).containsExactly(new LiveForm.Difference("Name", "Third", "Mine"));
            form.keepMine();
            assertThat(form.isBehind()).isFalse();
            assertThat(form.hasUnsavedChanges()).isTrue();
        });
    }

    @Test
    void a_closed_window_is_told_nothing_more() {
        as("Ada", () -> {
            int before = changes.windows();
            navigate("policies", PageLayout.class);
            assertThat(changes.windows()).isEqualTo(before + 1);
            UI.getCurrent().getSession().removeUI(UI.getCurrent());
            assertThat(changes.windows()).isEqualTo(before);
        });
    }

    private Policy create(String name) {
        return policies.create(new NewPolicy(name, new PolicyRule.DeprecatedModelBlock(), null));
    }

    private Policy rename(Policy policy, String name) {
        return policies.update(policy.id(), new PolicyChange(name, null, null, null, null, null));
    }

    private TextField name() {
        return find(TextField.class).all().stream()
                .filter(field -> "Name".equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private void as(String person, Runnable work) {
        Caller caller = new Caller.Person(UUID.randomUUID(), workspaceId, person + "@example.com", person, Role.OWNER);
        callers.as(caller, () -> {
            work.run();
            return true;
        });
    }

    /** On a thread of its own, which has no window. */
    private void somebodyElse(Runnable work) {
        try {
            Thread.ofPlatform().start(() -> as("Bea", work)).join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
