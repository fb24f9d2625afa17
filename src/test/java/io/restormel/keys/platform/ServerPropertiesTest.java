package io.restormel.keys.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class ServerPropertiesTest {

    @BeforeEach
    void a_request_that_says_it_came_from_elsewhere() {
        var request = new MockHttpServletRequest();
        request.setServerName("evil.example");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void it_ends() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void pages_are_at_the_public_address_whatever_the_request_says() {
        var server = new ServerProperties(" https://keys.example.com/ai/ ");

        assertThat(server.page("/connect-cli")
                        .queryParam("user_code", "ABCD-EFGH")
                        .toUriString())
                .isEqualTo("https://keys.example.com/ai/connect-cli?user_code=ABCD-EFGH");
    }

    @Test
    void without_one_they_are_where_the_request_reached_the_server() {
        assertThat(new ServerProperties(" ").page("/connect-cli").toUriString())
                .isEqualTo("http://evil.example/connect-cli");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys.example.com",
                "ftp://keys.example.com",
                "https://",
                "https://a@b.example",
                "https://a.example?x"
            })
    void an_address_that_is_none_stops_the_start(String address) {
        assertThatThrownBy(() -> new ServerProperties(address)).isInstanceOf(IllegalArgumentException.class);
    }
}
