package io.restormel.keys.credential.ui;

import static io.restormel.keys.db.Tables.CREDENTIAL_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridTester;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.CredentialService;
import io.restormel.keys.credential.NewCredential;
import io.restormel.keys.credential.ProviderSecret;
import io.restormel.keys.credential.Reach;
import io.restormel.keys.credential.Terms;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.FindField;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.support.OnH2;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnH2
@ViewPackages(classes = CredentialsView.class)
class CredentialsViewIT extends SpringBrowserlessTest {

    @Autowired
    CredentialService credentials;

    @Autowired
    CurrentCaller current;

    @Autowired
    DSLContext sql;

    @Test
    void while_the_encryption_key_is_being_replaced_the_page_tells_how_far_it_is() {
        var workspace = TestWorkspace.create(sql);
        current.as(workspace.person(Role.ADMIN), () -> {
            try (var secret = ProviderSecret.of("sk-view-0123456789")) {
                var id = credentials
                        .create(new NewCredential("openai", "Main", secret, null, null, Reach.WORKSPACE, Terms.DEFAULT))
                        .id();
                var key = sql.select(CREDENTIAL_SECRET.KEK_ID)
                        .from(CREDENTIAL_SECRET)
                        .where(CREDENTIAL_SECRET.CREDENTIAL_ID.eq(id))
                        .fetchSingle(CREDENTIAL_SECRET.KEK_ID);
                sql.update(CREDENTIAL_SECRET)
                        .set(CREDENTIAL_SECRET.KEK_ID, "local:retired")
                        .where(CREDENTIAL_SECRET.CREDENTIAL_ID.eq(id))
                        .execute();

                UI.getCurrent().navigate("credentials");

                var notice = find(RewrapNotice.class).single();
                assertThat(notice.isVisible()).isTrue();
                assertThat(notice.getElement().getTextRecursively())
                        .containsPattern("[0-9,]+ of [0-9,]+ secrets are sealed under the new one");
                sql.update(CREDENTIAL_SECRET)
                        .set(CREDENTIAL_SECRET.KEK_ID, key)
                        .where(CREDENTIAL_SECRET.CREDENTIAL_ID.eq(id))
                        .execute();
            }
            return true;
        });
    }

    @Test
    void a_long_list_is_narrowed_by_words() {
        current.as(TestWorkspace.create(sql).person(Role.ADMIN), () -> {
            IntStream.range(0, 20).forEach(i -> reference("Key " + i));
            UI.getCurrent().navigate("credentials");
            roundTrip();
            assertThat(find(FindField.class).exists()).isFalse();

            reference("Payments");
            find(CredentialsView.class).single().refresh();
            roundTrip();
            assertThat(grid().size()).isEqualTo(21);
            find(FindField.class).single().setValue(" payM");
            roundTrip();
            assertThat(grid().size()).isEqualTo(1);
            find(FindField.class).single().setValue("vault/key 7");
            roundTrip();
            assertThat(grid().getRow(0).label()).isEqualTo("Key 7");

            find(FindField.class).single().setValue("nobody's");
            roundTrip();
            assertThat(grid().size()).isZero();
            assertThat(find(FindField.class).single().isVisible()).isTrue();
            return true;
        });
    }

    @SuppressWarnings("unchecked")
    private GridTester<Grid<Credential>, Credential> grid() {
        return test((Grid<Credential>) find(DataGrid.class).single());
    }

    private void reference(String label) {
        credentials.create(new NewCredential(
                "openai",
                label,
                null,
                "vault/" + label.toLowerCase(Locale.ROOT),
                null,
                Reach.WORKSPACE,
                Terms.DEFAULT));
    }
}
