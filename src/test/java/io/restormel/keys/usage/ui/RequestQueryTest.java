package io.restormel.keys.usage.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.restormel.keys.usage.UsageRange;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestQueryTest {

    @Test
    void what_an_address_says_is_what_it_says_again() {
        var query = new RequestQuery(
                UsageRange.MONTH,
                "no_route",
                new UUID(1, 2),
                new UUID(3, 4),
                "openai",
                "gpt-5.2",
                new UUID(5, 6),
                "ada & co",
                "a&b",
                new UUID(7, 8));

        assertThat(RequestQuery.of(query.parameters())).isEqualTo(query);
        assertThat(RequestQuery.of(QueryParameters.fromString(query.parameters().getQueryString())))
                .isEqualTo(query);
    }

    @Test
    void nonsense_in_an_address_counts_as_not_said() {
        var query = RequestQuery.of(QueryParameters.fromString("range=1y&route=x&request=1-1-1-1-1&status=&q=%20"));

        assertThat(query).isEqualTo(RequestQuery.FIRST);
        assertThat(query.filtered()).isFalse();
    }
}
