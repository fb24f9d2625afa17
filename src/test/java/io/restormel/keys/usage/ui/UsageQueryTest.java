package io.restormel.keys.usage.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.restormel.keys.outcome.Dimension;
import io.restormel.keys.usage.UsageRange;
import org.junit.jupiter.api.Test;

class UsageQueryTest {

    @Test
    void what_an_address_says_is_what_it_says_again() {
        var query = new UsageQuery(UsageRange.WEEK, new CallChoice(Dimension.TAG, Measure.P95, "feature=a&b"));

        assertThat(UsageQuery.of(query.parameters())).isEqualTo(query);
        assertThat(query.parameters().getQueryString()).contains("range=7d", "by=tag");
    }

    @Test
    void figures_lead_to_the_requests_behind_them() {
        var model = new UsageQuery(UsageRange.WEEK, new CallChoice(Dimension.MODEL, Measure.COST, "a/b/c"));
        var tag = model.withCalls(new CallChoice(Dimension.TAG, Measure.COST, "x=y"));

        assertThat(model.requests()).isEqualTo(tag.requests().withModel("a", "b/c"));
        assertThat(tag.requests()).isEqualTo(RequestQuery.FIRST.withRange(UsageRange.WEEK));
    }

    @Test
    void nonsense_in_an_address_counts_as_not_said() {
        var query = UsageQuery.of(QueryParameters.fromString("range=1y&by=all&measure=x&value=%20"));

        assertThat(query).isEqualTo(UsageQuery.FIRST);
        assertThat(query.parameters().getQueryString()).isEmpty();
    }
}
