package io.restormel.keys.usage.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.usage.RequestLog;
import io.restormel.keys.usage.RequestPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadedRequestsTest {

    private final List<@Nullable String> asked = new ArrayList<>();
    private final LoadedRequests loaded = new LoadedRequests(this::page);

    /** 25 requests in pages of ten. */
    private RequestPage page(@Nullable String cursor) {
        asked.add(cursor);
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(from + 10, 25);
        return new RequestPage(
                IntStream.range(from, to).mapToObj(LoadedRequestsTest::request).toList(),
                to == 25 ? null : Integer.toString(to));
    }

    private static RequestLog request(int i) {
        return new RequestLog(
                new UUID(0, i),
                new UUID(1, 1),
                new UUID(1, 2),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "resolved",
                "openai",
                "m",
                1,
                0,
                0,
                null,
                null,
                null,
                null,
                false,
                Map.of(),
                Instant.EPOCH);
    }

    @Test
    void reads_as_far_as_scrolled_and_each_page_once() {
        assertThat(loaded.range(0, 8)).hasSize(8);
        assertThat(loaded.range(8, 4).map(RequestLog::id))
                .startsWith(new UUID(0, 8))
                .hasSize(4);
        assertThat(loaded.range(0, 20)).hasSize(20);
        assertThat(asked).containsExactly(null, "10");

        assertThat(loaded.range(20, 50)).hasSize(5);
        assertThat(loaded.range(25, 50)).isEmpty();
        assertThat(asked).containsExactly(null, "10", "20");
    }
}
