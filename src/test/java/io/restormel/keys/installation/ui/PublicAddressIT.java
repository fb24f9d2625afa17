package io.restormel.keys.installation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.project.ui.RequestSnippet;
import io.restormel.keys.support.OnH2;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@OnH2
@ViewPackages(classes = AboutView.class)
@TestPropertySource(properties = "restormel.server.public-address=https://keys.example.com/base")
class PublicAddressIT extends SpringBrowserlessTest {

    private static final String ADDRESS = "https://keys.example.com/base";

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    @Test
    void what_people_copy_has_the_address_that_the_server_was_told() {
        callers.as(TestWorkspace.create(sql).person(Role.VIEWER), () -> {
            UI.getCurrent().navigate("about");
            assertThat(find(AboutView.class).single().getElement().getTextRecursively())
                    .contains("Address" + ADDRESS);
            var snippet = new RequestSnippet("Try", UUID.randomUUID(), null);
            assertThat(snippet.getElement().getTextRecursively()).contains("curl " + ADDRESS + "/keys/");
            return true;
        });
    }
}
