package io.restormel.keys.usage.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.restormel.keys.outcome.Dimension;
import io.restormel.keys.usage.UsageRange;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UsageQueryTest {

    @Test
    void what_an_address_says_is_what_it_says_again() {
        var query = new UsageQuery(
                UsageRange.WEEK,
                "no_route",
                "gpt-5.2",
                new UUID(1, 2),
                "a&b",
                new CallChoice(Dimension.TAG, Measure.P95, "feature=a&b"));

        assertThat(UsageQuery.of(query.parameters())).isEqualTo(query);
        assertThat(query.parameters().getQueryString()).contains("range=7d", "status=no_route");
    }

    @Test
    void nonsense_in_an_address_counts_as_not_said() {
        var query = UsageQuery.of(QueryParameters.fromString("range=1y&by=all&measure=x&route=x&status=&q=%20"));

        assertThat(query).isEqualTo(UsageQuery.FIRST);
        assertThat(query.parameters().getQueryString()).isEmpty();
    }
}
