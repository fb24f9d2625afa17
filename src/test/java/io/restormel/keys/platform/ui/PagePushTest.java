package io.restormel.keys.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.internal.CurrentInstance;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.communication.PushConnectionFactory;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class PagePushTest {

    private final UI page = new UI();
    private final Looked connection = new Looked(page);

    private static final class Looked extends PagePush.Connection {

        Looked(UI ui) {
            super(ui);
        }

        /** Nobody is connected, so that a message stays here. */
        boolean hasToSend() {
            return getState() != State.DISCONNECTED;
        }
    }

    @AfterEach
    void no_request() {
        CurrentInstance.clearAll();
    }

    private static void inRequestOf(int page) {
        var request = new MockHttpServletRequest();
        request.setParameter("v-uiId", "" + page);
        CurrentInstance.set(VaadinRequest.class, new VaadinServletRequest(request, new VaadinServletService() {}));
    }

    @Test
    void flow_finds_it() {
        assertThat(ServiceLoader.load(PushConnectionFactory.class))
                .singleElement()
                .isInstanceOf(PagePush.class);
    }

    @Test
    void a_page_that_says_that_it_goes_is_sent_nothing_more() {
        page.close();
        inRequestOf(page.getUIId());
        connection.push();
        assertThat(connection.hasToSend()).isFalse();
    }

    @Test
    void a_page_that_the_server_ends_hears_of_it() {
        page.close();
        connection.push();
        assertThat(connection.hasToSend()).isTrue();
    }

    @Test
    void a_page_that_another_one_ends_hears_of_it() {
        page.close();
        inRequestOf(page.getUIId() + 1);
        connection.push();
        assertThat(connection.hasToSend()).isTrue();
    }

    @Test
    void an_open_page_is_sent_what_is_new() {
        inRequestOf(page.getUIId());
        connection.push();
        assertThat(connection.hasToSend()).isTrue();
    }
}
